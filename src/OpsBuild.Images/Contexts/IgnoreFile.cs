namespace OpsBuild.Images.Contexts;

/// <summary>
/// Which files of a folder the engine is not sent, as <c>.dockerignore</c> says. A pattern that names a folder names all that is in it, and of all that name
/// a path the last one decides.
/// </summary>
internal sealed class IgnoreFile
{
    private const string Name = ".dockerignore";

    private readonly IgnorePattern[] patterns;

    private IgnoreFile(IgnorePattern[] patterns) => this.patterns = patterns;

    /// <summary>The Dockerfile's own, <c>app.Dockerfile.dockerignore</c> beside it, else the root's; nothing is left out where there is neither.</summary>
    /// <param name="root">The context's folder.</param>
    /// <param name="dockerfile">Relative to it.</param>
    /// <exception cref="ImageBuildException">A line is no pattern.</exception>
    public static IgnoreFile Read(string root, string dockerfile)
    {
        string[] candidates = [dockerfile + Name, Name];
        return candidates.FirstOrDefault(name => File.Exists(Path.Combine(root, name))) is { } found
            ? Parse(File.ReadAllText(Path.Combine(root, found)), found)
            : new IgnoreFile([]);
    }

    /// <exception cref="ImageBuildException">A line is no pattern.</exception>
    public static IgnoreFile Parse(string text, string name = Name)
    {
        var patterns = new List<IgnorePattern>();
        foreach (var (at, line) in text.TrimStart('\uFEFF').Split('\n').Index())
        {
            try
            {
                if (IgnorePattern.Parse(line.TrimEnd('\r')) is { } pattern)
                    patterns.Add(pattern);
            }
            catch (Exception malformed) when (malformed is FormatException or ArgumentException)
            {
                throw new ImageBuildException($"{name}:{at + 1} is no pattern.", malformed.Message,
                    "write a path with *, ?, [a-z] or **, as Docker's documentation has them.", malformed);
            }
        }

        return new IgnoreFile([.. patterns]);
    }

    /// <summary>Whether a path is left out.</summary>
    /// <param name="path">Relative to the context's root, with slashes.</param>
    public bool Excludes(string path)
    {
        for (var at = patterns.Length - 1; at >= 0; at--)
        {
            if (Names(patterns[at], path))
                return !patterns[at].TakesIn;
        }

        return false;
    }

    /// <summary>Whether nothing of a folder that is left out can come back in.</summary>
    public bool ExcludesAllOf(string folder) => Excludes(folder) && !patterns.Any(pattern => pattern.TakesIn && pattern.MayMatchBelow(folder));

    private static bool Names(IgnorePattern pattern, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (pattern.Matches(path[..end]))
                return true;
        }

        return false;
    }
}
