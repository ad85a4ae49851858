namespace OpsBuild.Images;

/// <summary>What stands for an image where tasks run as processes of this machine: a program in a folder.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Tag">The tag that its image would have.</param>
/// <param name="Program">The program's file: a native one, or an assembly (<c>.dll</c>) that dotnet runs.</param>
/// <param name="Folder">The folder with all that the program consists of.</param>
/// <param name="ContentHash">SHA-256, 64 hexadecimal digits, of all that it was made of.</param>
/// <param name="Labels">The labels that its image would carry.</param>
public sealed record FolderBuild(
    ImagePurpose Purpose, ImageTag Tag, string Program, string Folder, string ContentHash, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Whether it was there before.</summary>
    /// <value>Default false.</value>
    public bool IsReused { get; init; }

    /// <summary>How long it took.</summary>
    /// <value>Default zero.</value>
    public TimeSpan Took { get; init; }
}
