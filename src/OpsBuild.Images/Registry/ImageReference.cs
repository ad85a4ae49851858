using System.Text.RegularExpressions;
using Amazon.ECR.Model;

namespace OpsBuild.Images.Registry;

/// <summary>An image by the name that tasks run it by.</summary>
internal sealed partial record ImageReference(string Registry, string Repository, ImageIdentifier Identifier)
{
    /// <exception cref="ImagePushException">It is none, or names neither a digest nor a tag.</exception>
    public static ImageReference Read(string uri)
    {
        var match = Form().Match(uri);
        if (!match.Success || (!match.Groups["tag"].Success && !match.Groups["digest"].Success))
            throw new ImagePushException(ImagePushProblem.Registry, $"'{uri}' names no image of a registry.", "registry/repository@sha256:… or registry/repository:tag is expected",
                "copy the image's URI from the summary of PushEcr.");
        // A tag beside a digest is for readers.
        var id = match.Groups["digest"] is { Success: true } digest ? new ImageIdentifier { ImageDigest = digest.Value } : new ImageIdentifier { ImageTag = match.Groups["tag"].Value };
        return new ImageReference(match.Groups["registry"].Value, match.Groups["repository"].Value, id);
    }

    [GeneratedRegex(
        @"\A(?<registry>[A-Za-z0-9.-]+(?::[0-9]{1,5})?)/(?<repository>[a-z0-9][a-z0-9._/-]*?)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
