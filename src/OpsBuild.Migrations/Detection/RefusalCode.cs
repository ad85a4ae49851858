namespace OpsBuild.Migrations.Detection;

/// <summary>The rules of the migration folder; the names are stable and stand in reports.</summary>
public enum RefusalCode
{
    /// <summary>A migration of the base has other bytes now.</summary>
    MigrationModified,

    /// <summary>A migration of the base has the same bytes and another file mode.</summary>
    MigrationModeChanged,

    /// <summary>A migration of the base is gone; a rename is one of these and an addition.</summary>
    MigrationDeleted,

    /// <summary>A migration of the base became a link, a submodule or a file again.</summary>
    MigrationTypeChanged,

    /// <summary>Git has two versions of the file and waits for somebody to choose.</summary>
    Unmerged,

    /// <summary>Git reports a status which no rule allows.</summary>
    UnexpectedStatus,

    /// <summary>A new migration, or atlas.sum, is a symbolic link.</summary>
    SymbolicLink,

    /// <summary>A submodule stands inside the folder.</summary>
    Submodule,

    /// <summary>A name that looks like a migration's and would silently not run, such as <c>….SQL</c>.</summary>
    LooksLikeMigration,

    /// <summary>A folder is named like a migration; every tool that reads the directory stumbles over it.</summary>
    FolderNamedLikeMigration,

    /// <summary>The name cannot stand in atlas.sum: a line end, blanks around it, <c>h1:</c>, or bytes that are not UTF-8.</summary>
    NameUnusable,

    /// <summary>The name has nothing before its first <c>_</c>.</summary>
    VersionMissing,

    /// <summary>The folder counts with 14-digit time stamps and the new version is none.</summary>
    VersionShape,

    /// <summary>Two files share a version.</summary>
    VersionDuplicate,

    /// <summary>A new version is not newer than every version at the base.</summary>
    VersionOutOfOrder,

    /// <summary>On CI the checkout holds other bytes than the commit.</summary>
    CheckoutDiffers,

    /// <summary>There are migrations and no atlas.sum.</summary>
    SumMissing,

    /// <summary>The atlas.sum of the base is gone.</summary>
    SumDeleted,

    /// <summary>atlas.sum cannot be read as one.</summary>
    SumMalformed,

    /// <summary>atlas.sum does not fit the files.</summary>
    SumMismatch,

    /// <summary>An entry of the base's atlas.sum was changed, moved or removed.</summary>
    SumRewritten,
}
