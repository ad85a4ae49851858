using Docker.DotNet.Models;

namespace OpsBuild.Images.Builds;

/// <summary>The image that another is built on, by its content.</summary>
/// <param name="Named">As it was named.</param>
/// <param name="From">As the build names it: by digest, so that both are the same whatever the tag means tomorrow; as it was named where no registry gave it one.</param>
/// <param name="Id">The engine's id of it.</param>
internal sealed record PinnedBase(string Named, string From, string Id)
{
    /// <summary>Whether it is named by digest.</summary>
    public bool IsPinned => From.Contains("@sha256:", StringComparison.Ordinal);

    public static PinnedBase Of(string named, ImageInspectResponse image)
    {
        if (named.Contains("@sha256:", StringComparison.Ordinal))
            return new PinnedBase(named, named, image.ID);
        // The engine knows one content under the digests of all repositories that it came from; only that of the named one will do.
        var repository = Repository(named);
        var digest = image.RepoDigests?.FirstOrDefault(each => Repository(each) == repository);
        return new PinnedBase(named, digest ?? named, image.ID);
    }

    private static string Repository(string reference)
    {
        var name = reference.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
