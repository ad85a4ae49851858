using System.Text;

namespace OpsBuild.Migrations.Tests;

/// <summary>Migrations and directories in memory, for what needs no disk.</summary>
internal static class Files
{
    /// <summary>A migration whose text is sent as UTF-8.</summary>
    public static MigrationFile File(string name, string text) => MigrationFile.Of(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A directory whose atlas.sum is what its files ask for.</summary>
    public static MigrationDirectory Directory(params MigrationFile[] files) =>
        MigrationDirectory.Of("db/migrations", files, Encoding.UTF8.GetBytes(SumFile.Compute(files.OrderBy(f => f.Name, StringComparer.Ordinal)).ToString()));

    /// <summary>A directory with an atlas.sum of its own.</summary>
    public static MigrationDirectory WithSum(string? sum, params MigrationFile[] files) =>
        MigrationDirectory.Of("db/migrations", files, sum is null ? null : Encoding.UTF8.GetBytes(sum));
}
