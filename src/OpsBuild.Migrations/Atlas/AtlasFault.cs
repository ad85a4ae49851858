namespace OpsBuild.Migrations.Atlas;

/// <summary>What is wrong with the Atlas program, or with what it did.</summary>
public enum AtlasFault
{
    /// <summary>There is no such program.</summary>
    Missing,

    /// <summary>The file is there and may not be executed, or is no program of this machine.</summary>
    NotExecutable,

    /// <summary>It does not say which version it is, or does not say it in time.</summary>
    VersionUnknown,

    /// <summary>It is older than what is known to work.</summary>
    TooOld,

    /// <summary>It ended with an error of its own, not of a migration's statement.</summary>
    GaveUp,

    /// <summary>It crashed, or somebody killed it.</summary>
    Crashed,

    /// <summary>It said what cannot be understood.</summary>
    Unreadable,

    /// <summary>It says that it succeeded, and the database's history does not say so.</summary>
    Unproven,
}
