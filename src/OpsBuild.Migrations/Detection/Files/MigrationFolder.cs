namespace OpsBuild.Migrations.Detection.Files;

/// <summary>The folder of the migrations, and what its files are.</summary>
/// <param name="Path">Its path from the root of the work tree, with <c>/</c>; empty for the root itself.</param>
internal sealed record MigrationFolder(string Path)
{
    private const string SumName = "atlas.sum";

    /// <summary>The path of atlas.sum.</summary>
    public string SumPath => PathOf(SumName);

    /// <summary>The folder and the folders above it, the topmost first; none for the root.</summary>
    public IEnumerable<string> Steps
    {
        get
        {
            for (var slash = Path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = Path.IndexOf('/', slash + 1))
                yield return Path[..slash];
            if (Path.Length > 0)
                yield return Path;
        }
    }

    /// <summary>The folder as a person would name it.</summary>
    public override string ToString() => Path.Length > 0 ? Path : ".";

    public string PathOf(string name) => Path.Length > 0 ? $"{Path}/{name}" : name;

    public string NameOf(string path) => Path.Length > 0 ? path[(Path.Length + 1)..] : path;

    /// <summary>What Atlas's rule for directories makes of a file: <c>*.sql</c> in lower case, not recursive, dot files included.</summary>
    public FileRole RoleOf(string path)
    {
        var name = NameOf(path);
        if (name.Split('/', 2) is [var first, _])
            return first.EndsWith(".sql", StringComparison.Ordinal) ? FileRole.InsideMigrationName
                : HasSqlEnding(name) ? FileRole.NestedSql
                : FileRole.Other;

        return name == SumName ? FileRole.Sum
            : name.EndsWith(".sql", StringComparison.Ordinal) ? FileRole.Migration
            : HasSqlEnding(name) || name.Equals(SumName, StringComparison.OrdinalIgnoreCase) ? FileRole.LookAlike
            : FileRole.Other;
    }

    private static bool HasSqlEnding(string name) => name.TrimEnd().EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
}
