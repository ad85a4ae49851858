using OpsBuild.Schema;

namespace OpsBuild.Drift;

/// <summary>How a target's catalog is read, for the check and for the fingerprint alike.</summary>
internal static class TargetCatalog
{
    /// <param name="options">The names that roles have in the history.</param>
    /// <param name="bootstrapRole">The role that initdb made on the target's server.</param>
    public static CatalogOptions Options(DriftOptions options, string bootstrapRole) => new()
    {
        // It owns what PostgreSQL brings, and every server calls it as it likes; a fingerprint must be the same on all.
        RoleNames = options.RoleNames.ContainsKey(bootstrapRole) || bootstrapRole == ShadowsBootstrapRole
            ? options.RoleNames
            : new Dictionary<string, string>(options.RoleNames) { [bootstrapRole] = ShadowsBootstrapRole },
        LockTimeout = options.CatalogLockTimeout,
        StatementTimeout = options.CatalogStatementTimeout,
    };

    /// <summary>What that role is called in the catalogs of both sides.</summary>
    public const string ShadowsBootstrapRole = "postgres";
}
