using System.Text;

namespace OpsBuild.Migrations.Apply;

/// <summary>The number that Atlas makes of a lock's name: FNV-1, 32 bits, unsigned.</summary>
internal static class AtlasLockKey
{
    /// <summary>What an apply locks, Atlas's and ours, so that each excludes the other: 2686470616.</summary>
    public static long Execute { get; } = Of("atlas_migrate_execute");

    public static long Of(string name)
    {
        var hash = 0x811C9DC5u;
        foreach (var b in Encoding.UTF8.GetBytes(name))
            hash = unchecked(hash * 0x01000193u) ^ b;
        return hash;
    }
}
