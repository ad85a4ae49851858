namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Whether a function gives each row its own value.</summary>
internal enum FunctionVolatility
{
    /// <summary>Stable or immutable: the same for all rows of a statement.</summary>
    Steady,

    Volatile,

    /// <summary>Not PostgreSQL's own, and no migration declares it: volatile unless declared otherwise.</summary>
    Unknown,
}
