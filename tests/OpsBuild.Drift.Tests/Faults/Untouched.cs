using OpsBuild.Schema;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>What a target and a shadow are like before a check, which they must be afterwards too, however it ends.</summary>
internal sealed class Untouched
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Checked _scene;
    private readonly Catalog _target;
    private readonly string _shadow;

    private Untouched(Checked scene, Catalog target, string shadow) => (_scene, _target, _shadow) = (scene, target, shadow);

    public static async Task<Untouched> LookAsync(Checked scene) =>
        new(scene, await CatalogAsync(scene), await ShadowFixture.StateAsync(scene.ShadowServer, Cancellation));

    /// <summary>Both are as they were.</summary>
    public async Task AssertAsync()
    {
        await AssertTargetAsync();
        Assert.Equal(_shadow, await ShadowFixture.StateAsync(_scene.ShadowServer, Cancellation));
    }

    /// <summary>The target is, and nobody holds the lock of migrations; of the shadow nothing can be asked.</summary>
    public async Task AssertTargetAsync()
    {
        Assert.Equal(_target, await CatalogAsync(_scene));
        // A server notices in its own time that a client is gone.
        await Sessions.UntilAsync(_scene.Database.Superuser, """
            not exists (select from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database())
            """, Patience);
    }

    private static Task<Catalog> CatalogAsync(Checked scene) => CatalogReader.ReadAsync(scene.Database.Superuser, new CatalogOptions(), Cancellation);
}
