namespace OpsBuild.Local.Runtime.Images;

/// <summary>What stands for a container image where tasks run as processes: a program of this machine and an image's usual settings.</summary>
/// <param name="Program">The program's file.</param>
public sealed record FolderImage(string Program)
{
    /// <summary>Arguments that always come first, as the rest of an image's ENTRYPOINT does.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Arguments where neither the definition nor the run gives a command, as an image's CMD.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The image's own variables, as its ENV; a definition's go before them. Never a secret.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder in which the program starts.</summary>
    /// <value>Default null: the program's own.</value>
    public string? WorkingDirectory { get; init; }
}
