namespace OpsBuild.Local.Runtime.Images;

/// <summary>What stands for a container image where tasks run in Docker: an image of this machine's engine.</summary>
/// <param name="Tag">Its name or its id in the engine.</param>
public sealed record DockerImage(string Tag)
{
    /// <summary>Files or folders of this machine that its containers see, read-only: full path here, full path in the container. Never a secret.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}
