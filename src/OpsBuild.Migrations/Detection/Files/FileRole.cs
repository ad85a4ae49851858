namespace OpsBuild.Migrations.Detection.Files;

/// <summary>What a file under the migration folder is to the tools that read the folder.</summary>
internal enum FileRole
{
    /// <summary>A <c>.sql</c> file directly in the folder: it runs.</summary>
    Migration,

    /// <summary>atlas.sum.</summary>
    Sum,

    /// <summary>A name that only differs from one of the above in letter case or blanks: it silently does nothing.</summary>
    LookAlike,

    /// <summary>SQL in a folder below: it does not run, and is not meant to look like it did.</summary>
    NestedSql,

    /// <summary>A file below a folder whose own name ends in <c>.sql</c>.</summary>
    InsideMigrationName,

    /// <summary>Anything else, such as a README.</summary>
    Other,
}
