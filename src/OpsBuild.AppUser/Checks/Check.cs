namespace OpsBuild.AppUser.Checks;

/// <summary>One thing that was verified.</summary>
/// <param name="Area">What it is about: a word for all of its kind.</param>
/// <param name="What">What shall be so, as <c>may SELECT table public.orders</c>.</param>
public sealed record Check(CheckArea Area, string What)
{
    /// <summary>Whether it is so.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether it was tried, rather than asked of the server's catalog.</summary>
    public bool IsProbed { get; init; }

    /// <summary>What the server said, where it is not so.</summary>
    public string Why { get; init; } = "";

    /// <summary>The statement that mends it, or words where no statement can.</summary>
    public string Mend { get; init; } = "";
}

/// <summary>What a check is about.</summary>
public enum CheckArea
{
    /// <summary>Connecting to the database.</summary>
    Connect,

    /// <summary>Schemas.</summary>
    Schemas,

    /// <summary>Tables, partitions, views, materialized views, foreign tables.</summary>
    Tables,

    /// <summary>Sequences.</summary>
    Sequences,

    /// <summary>Functions, procedures, aggregates.</summary>
    Routines,

    /// <summary>Types.</summary>
    Types,

    /// <summary>What will be created.</summary>
    Future,

    /// <summary>What the role is and may become.</summary>
    Role,

    /// <summary>That nothing can be created.</summary>
    CannotCreate,

    /// <summary>That no table can be altered, dropped or truncated.</summary>
    CannotDestroy,

    /// <summary>That no function can be called; only where the policy forbids it.</summary>
    CannotExecute,

    /// <summary>That the migrations' history can be neither read nor written.</summary>
    CannotTouchHistory,
}
