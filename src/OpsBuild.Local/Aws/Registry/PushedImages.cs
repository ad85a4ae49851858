using System.Text.Json;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>What was pushed to the local registry, as ECR shows it and as tasks run it.</summary>
internal sealed partial class PushedImages(RegistryStore store, RegistryTokens tokens, Func<Uri> endpoint)
{
    /// <summary>The label of a folder image's configuration that names its program on this machine.</summary>
    public const string ProgramLabel = "dev.opsbuild.local.program";

    public RegistryStore Store => store;

    /// <summary>Host and port, as image references begin. The engine trusts the loopback address without TLS.</summary>
    public string Registry => endpoint().Authority;

    /// <summary>A repository's images, one for each tag and one for each that has none; null when there is no such repository.</summary>
    public IReadOnlyList<RegisteredImage>? ImagesOf(string repository)
    {
        if (store.Find(repository) is not { } found)
            return null;
        var tags = found.Tags.ToLookup(tag => tag.Value, tag => tag.Key, StringComparer.Ordinal);
        return
        [
            .. found.Images.SelectMany(image => tags[image.Key].Cast<string?>().DefaultIfEmpty().Select(tag =>
                new RegisteredImage(repository, tag, store.ManifestText(image.Key)) { Type = image.Value.MediaType, PushedBytes = image.Value.Bytes, PushedAt = image.Value.PushedAt })),
        ];
    }

    /// <summary>What stands for a reference to this registry: the port may be that of an endpoint before this one. Null for any other.</summary>
    public LocalImage? Find(string reference)
    {
        if (Parse(reference) is not ({ } name, { } digest) || store.Find(name)?.Images.GetValueOrDefault(digest) is not { } image)
            return null;
        return ProgramOf(image) is { } program
            ? new LocalImage.Folder(reference, FolderImage.Of(program))
            : new LocalImage.Pushed(reference, name, digest);
    }

    /// <summary>The digest that a reference to this registry comes to; null for any other.</summary>
    public string? DigestOf(string reference) => Parse(reference).Digest;

    /// <summary>The image's name in the engine, which pulls it from this endpoint.</summary>
    public string NameOf(LocalImage.Pushed image) => $"{Registry}/{image.Repository}@{image.Digest}";

    /// <summary>Name and password for a pull.</summary>
    public (string User, string Password) SignIn() => (RegistryTokens.User, tokens.Issue().Password);

    private (string? Name, string? Digest) Parse(string reference)
    {
        var match = Reference().Match(reference);
        if (!match.Success)
            return (null, null);
        var name = match.Groups["name"].Value;
        var digest = match.Groups["digest"] is { Success: true } said ? said.Value : store.Find(name)?.Tags.GetValueOrDefault(match.Groups["tag"].Value);
        return (name, digest);
    }

    // An image with layers keeps its configuration small as well; only a folder image's names a program.
    private string? ProgramOf(StoredImage image)
    {
        if (image.Config is null)
            return null;
        using var config = JsonDocument.Parse(store.Blobs.Read(image.Config));
        return config.RootElement.ValueKind is JsonValueKind.Object
            && config.RootElement.TryGetProperty("config", out var inner) && inner.ValueKind is JsonValueKind.Object
            && inner.TryGetProperty("Labels", out var labels) && labels.ValueKind is JsonValueKind.Object
            && labels.TryGetProperty(ProgramLabel, out var program) ? program.GetString() : null;
    }

    [GeneratedRegex(
        @"\A(?:127\.0\.0\.1|localhost):\d{1,5}/(?<name>[a-z0-9][a-z0-9._/-]*?)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
