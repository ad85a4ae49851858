using System.Text.RegularExpressions;

namespace OpsBuild.Images.Builds;

/// <summary>How an image is built: its Dockerfile, and the bases that this names where nobody names others.</summary>
internal sealed partial class ImageRecipe
{
    private readonly string text;

    private ImageRecipe(ImagePurpose purpose, string text) => (Purpose, this.text) = (purpose, text);

    public ImagePurpose Purpose { get; }

    public string Dockerfile => DockerfileOf(Purpose);

    /// <exception cref="ImageBuildException">There is no Dockerfile.</exception>
    public static ImageRecipe Read(string root, ImagePurpose purpose) => File.Exists(Path.Combine(root, DockerfileOf(purpose)))
        ? new ImageRecipe(purpose, File.ReadAllText(Path.Combine(root, DockerfileOf(purpose))))
        : throw new ImageBuildException($"The image of {purpose} cannot be built.", $"there is no {DockerfileOf(purpose)} in {root}", "run the build from a repository that has it.");

    /// <summary>What an <c>ARG</c> before the first stage is without anybody's word; null where there is no such argument.</summary>
    public string? DefaultOf(string argument) => Argument().Matches(text).FirstOrDefault(match => match.Groups["name"].Value == argument)?.Groups["value"].Value;

    /// <summary>Whether the compiler runs on the engine's own processor whatever the image is for.</summary>
    public bool CompilesOnEngine => text.Contains("FROM --platform=$BUILDPLATFORM ${SDK_IMAGE}", StringComparison.Ordinal);

    private static string DockerfileOf(ImagePurpose purpose) => $"docker/{purpose}.Dockerfile";

    [GeneratedRegex(@"^ARG (?<name>[A-Z_]+)=(?<value>\S*)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Argument();
}
