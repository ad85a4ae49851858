using System.Globalization;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>An image's name in its parts.</summary>
/// <param name="Repository">Registry and path, without tag and digest.</param>
/// <param name="Tag">The tag; null for none.</param>
/// <param name="Digest">What stands after <c>@</c>; null for none.</param>
internal sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        // A colon before the last slash belongs to the registry's port.
        var hasTag = colon > name.LastIndexOf('/');
        return new ImageReference(hasTag ? name[..colon] : name, hasTag ? name[(colon + 1)..] : null, at < 0 ? null : text[(at + 1)..]);
    }

    public bool IsDigestValid => Digest is { } digest
        && digest.StartsWith("sha256:", StringComparison.Ordinal)
        && digest.Length == "sha256:".Length + 64
        && digest["sha256:".Length..].All(char.IsAsciiHexDigitLower);

    public bool IsNameValid => Repository.Length > 0
        && Repository.Length + (Tag?.Length ?? 0) < 255
        && $"{Repository}{Tag}".All(character => char.IsAsciiLetterOrDigit(character) || "-_:./#".Contains(character))
        && Tag is not "";

    public bool IsInEcr => Host.Contains(".dkr.ecr.", StringComparison.Ordinal) || Host.Contains(".dkr-ecr.", StringComparison.Ordinal);

    /// <summary>Whether anybody may have put it there: Docker Hub, where a name without a registry leads, and the other open registries.</summary>
    public bool IsPublic => Host is "" or "docker.io" or "index.docker.io" or "registry-1.docker.io" or "public.ecr.aws" or "ghcr.io" or "quay.io" or "gcr.io" or "mcr.microsoft.com";

    /// <summary>PostgreSQL's major version as the tag tells it; null where this is no PostgreSQL or no version.</summary>
    public int? PostgresMajor
    {
        get
        {
            var isPostgres = Repository.Split('/')[^1].Contains("postgres", StringComparison.Ordinal);
            var digits = string.Concat((Tag ?? "").TakeWhile(char.IsAsciiDigit));
            return isPostgres && int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : null;
        }
    }

    private string Host
    {
        get
        {
            var slash = Repository.IndexOf('/', StringComparison.Ordinal);
            var first = slash < 0 ? "" : Repository[..slash];
            return first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost" ? first : "";
        }
    }
}
