namespace OpsBuild.Migrations;

/// <summary>A migration: one file, its bytes, and what its name and its first lines say.</summary>
public sealed class MigrationFile
{
    internal const string Suffix = ".sql";

    private MigrationFile(string name, MigrationVersion version, string description, ReadOnlyMemory<byte> content)
    {
        Name = name;
        Version = version;
        Description = description;
        Content = content;
        Header = FileHeader.Read(name, content.Span);
    }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    public MigrationVersion Version { get; }

    /// <summary>What the name says after its first underscore, without <c>.sql</c>; empty when it says nothing.</summary>
    public string Description { get; }

    /// <summary>The file's bytes, untouched: line ends and marks count for atlas.sum.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    public FileHeader Header { get; }

    /// <summary>A file from its name and its bytes, wherever they come from (a folder, a git object).</summary>
    /// <exception cref="MigrationDirectoryException">The name holds no version or does not end in <c>.sql</c>.</exception>
    public static MigrationFile Of(string name, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.EndsWith(Suffix, StringComparison.Ordinal))
            throw new MigrationDirectoryException(new Problem("is no migration", $"A migration's name ends in '{Suffix}'.", "Leave the file out.") { File = name });
        var stem = name[..^Suffix.Length];
        var underscore = stem.IndexOf('_', StringComparison.Ordinal);
        if (!MigrationVersion.TryParse(underscore < 0 ? stem : stem[..underscore], out var version))
        {
            throw new MigrationDirectoryException(new Problem(
                "has no version in its name",
                "Everything before a migration's first underscore is its version, and here that is nothing.",
                "Name it as in 20260114093000_add_orders.sql, or move it out of the migration directory.")
            { File = name });
        }
        return new MigrationFile(name, version, underscore < 0 ? "" : stem[(underscore + 1)..], content);
    }

    public override string ToString() => Name;
}
