namespace OpsBuild.Local.Postgres;

/// <summary>Which PostgreSQL to look for, and where.</summary>
public sealed record PostgresProgramsOptions
{
    /// <summary>A folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, or one whose <c>bin</c> does.</summary>
    /// <value>Default null: search. A named folder is used or refused, never passed over.</value>
    public string? Directory { get; init; }

    /// <summary>The only major version that will do.</summary>
    /// <value>Default null: any supported one, the newest first.</value>
    /// <exception cref="ArgumentOutOfRangeException">The major is not supported.</exception>
    public int? RequiredMajor
    {
        get;
        init => field = value is null || PostgresVersion.IsSupported(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"PostgreSQL {PostgresVersion.OldestMajor} to {PostgresVersion.NewestMajor} are supported.");
    }

    /// <summary>Where fetched programs are kept, for every work tree of the machine.</summary>
    /// <value>Default null: the cache folder of <see cref="LocalEnvironmentOptions.Home"/>'s default.</value>
    public string? CacheFolder { get; init; }

    /// <summary>The ways that may be gone when no folder is named.</summary>
    /// <value>Default: all.</value>
    public ProgramsWays Ways { get; init; } = ProgramsWays.All;
}

/// <summary>The ways to PostgreSQL's programs that <see cref="PostgresPrograms.FindAsync"/> goes, in this order.</summary>
[Flags]
public enum ProgramsWays
{
    /// <summary>None: only a named folder.</summary>
    None = 0,

    /// <summary>Programs installed on the machine.</summary>
    Machine = 1,

    /// <summary>The pinned npm package.</summary>
    Npm = 2,

    /// <summary>A postgres image, when a Docker engine answers.</summary>
    Docker = 4,

    /// <summary>Each of them.</summary>
    All = Machine | Npm | Docker,
}

/// <summary>Where PostgreSQL's programs came from.</summary>
public enum ProgramsOrigin
{
    /// <summary>A folder that a parameter names.</summary>
    Parameter,

    /// <summary>Installed on the machine.</summary>
    Machine,

    /// <summary>The pinned npm package.</summary>
    Npm,

    /// <summary>A Docker image.</summary>
    Docker,
}
