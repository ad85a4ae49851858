using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The repositories of the local account's registry: what the registered images' references name, and what was pushed.</summary>
internal sealed class LocalRepositories(LocalImages images, AwsAccount account, PushedImages? pushed = null)
{
    public string Registry => $"{account.Id}.dkr.ecr.{account.Region}.amazonaws.com";

    public IReadOnlyList<string> Names =>
        [.. All().Select(image => image.Repository).Concat(pushed?.Store.Names ?? []).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="AwsErrorException">There is no such repository.</exception>
    public IReadOnlyList<RegisteredImage> ImagesOf(string repository)
    {
        RegisteredImage[] found = [.. All().Where(image => image.Repository == repository), .. pushed?.ImagesOf(repository) ?? []];
        return found.Length > 0 || pushed?.Store.Find(repository) is not null ? found : throw new AwsErrorException("RepositoryNotFoundException",
            $"The repository with name '{repository}' does not exist in the registry with id '{account.Id}'");
    }

    /// <summary>The digest of a registered or a pushed image; null for any other.</summary>
    public string? DigestOf(string reference) => pushed?.DigestOf(reference)
        ?? (images.References.Contains(reference) ? new RegisteredImage("", null, ManifestOf(reference)).Digest : null);

    /// <summary>What stands for an image, named as it was registered or by the digest that this registry shows for it.</summary>
    public LocalImage? Find(string reference)
    {
        if (images.Find(reference) is { } found)
            return found;
        if (pushed?.Find(reference) is { } there)
            return there;
        var at = reference.IndexOf("@sha256:", StringComparison.Ordinal);
        if (at < 0)
            return null;
        // A tag before the digest counts for nothing: the digest decides.
        var (repository, digest) = (WithoutTag(reference[..at]), reference[(at + 1)..]);
        var same = images.References.FirstOrDefault(each => WithoutTag(each.Split('@')[0]) == repository && DigestOf(each) == digest);
        return same is null ? null : images.Find(same);
    }

    /// <summary>The repository of a reference that names no digest.</summary>
    public static string WithoutTag(string name) =>
        name.IndexOf(':', name.LastIndexOf('/') + 1) is > 0 and var colon ? name[..colon] : name;

    private IEnumerable<RegisteredImage> All() =>
        from reference in images.References
        where reference.StartsWith(Registry + "/", StringComparison.Ordinal)
        let rest = reference[(Registry.Length + 1)..].Split('@')[0]
        let colon = rest.IndexOf(':', StringComparison.Ordinal)
        select new RegisteredImage(colon < 0 ? rest : rest[..colon], colon < 0 ? null : rest[(colon + 1)..], ManifestOf(reference));

    // What stands for the image has no layers here; the manifest names it, so that another program or another image is another digest.
    private string ManifestOf(string reference)
    {
        var config = images.Find(reference) switch
        {
            LocalImage.Folder folder => JsonSerializer.SerializeToUtf8Bytes(folder.Image),
            LocalImage.InEngine docker => JsonSerializer.SerializeToUtf8Bytes(docker.Image),
            _ => Encoding.UTF8.GetBytes(reference),
        };
        return new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = RegisteredImage.MediaType,
            ["config"] = new JsonObject
            {
                ["mediaType"] = "application/vnd.oci.image.config.v1+json",
                ["digest"] = RegisteredImage.DigestOf(config),
                ["size"] = config.Length,
            },
            ["layers"] = new JsonArray(),
        }.ToJsonString();
    }
}

/// <summary>An image of a repository, with a manifest.</summary>
internal sealed record RegisteredImage(string Repository, string? Tag, string Manifest)
{
    public const string MediaType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>The kind of the manifest.</summary>
    public string Type { get; init; } = MediaType;

    /// <summary>What its configuration and layers take; null where there are none.</summary>
    public long? PushedBytes { get; init; }

    /// <summary>When it was pushed; null where it was registered.</summary>
    public DateTimeOffset? PushedAt { get; init; }

    public string Digest { get; } = DigestOf(Encoding.UTF8.GetBytes(Manifest));

    public static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    /// <summary>Whether an image id, by digest or tag or both, names it.</summary>
    public bool Is(string? digest, string? tag) => (digest ?? Digest) == Digest && (tag ?? Tag) == Tag && (digest ?? tag) is not null;

    public JsonObject Id()
    {
        var id = new JsonObject { ["imageDigest"] = Digest };
        if (Tag is not null)
            id["imageTag"] = Tag;
        return id;
    }
}
