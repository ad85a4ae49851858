using OpsBuild.Drift.Expected;
using OpsBuild.Drift.Ignoring;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;

namespace OpsBuild.Drift;

/// <summary>What a drift check may be told.</summary>
public sealed record DriftOptions
{
    /// <summary>How an apply finds history and lock; the check has to find the same.</summary>
    public ApplyOptions Apply { get; init; } = new();

    /// <summary>The differences that somebody has signed for.</summary>
    /// <value>Default none.</value>
    public DriftIgnore Ignore { get; init; } = DriftIgnore.Nothing;

    /// <summary>What the pipeline itself gives the application's role, which no migration does.</summary>
    /// <value>Default null: nothing.</value>
    public ExpectedAppUser? AppUser { get; init; }

    /// <summary>Names that roles of the target have in the history, unquoted: <c>prod_admin</c> to <c>admin</c>.</summary>
    /// <value>Default none: roles have one name everywhere.</value>
    public IReadOnlyDictionary<string, string> RoleNames { get; init; } = new Dictionary<string, string>();

    /// <summary>How long reading the target's catalog may wait for whoever alters a table.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan CatalogLockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one query of the target's catalog may run.</summary>
    /// <value>Default 2 minutes.</value>
    public TimeSpan CatalogStatementTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Atlas, asked in addition to this program's own comparison.</summary>
    /// <value>Default null: it is not asked.</value>
    public AtlasProgram? Atlas { get; init; }

    /// <summary>How long to wait until the shadow server answers.</summary>
    /// <value>Default 60 seconds; an image's first start makes a cluster.</value>
    public TimeSpan ShadowWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the whole check may take.</summary>
    /// <value>Default 15 minutes.</value>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(15);
}
