namespace OpsBuild.Migrations.Lint;

/// <summary>What a finding means for a migration that is being added.</summary>
public enum LintSeverity
{
    /// <summary>It is not told.</summary>
    Off,

    /// <summary>It is told, and nothing is refused.</summary>
    Warning,

    /// <summary>The migration is refused.</summary>
    Error,
}
