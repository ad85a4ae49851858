using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>
/// The image of the container that holds a task's network: nothing but an empty folder. The program that runs in it, and all that this needs, is
/// this machine's own, mounted read-only; so there is nothing to fetch and nothing to build.
/// </summary>
internal static class ForwarderImage
{
    private const string Repository = "opsbuild-local-forwarder";
    private const string Tag = "1";

    /// <summary>The image's name, made when it is missing.</summary>
    public static async Task<string> EnsureAsync(DockerClient client, CancellationToken cancellationToken)
    {
        const string Name = $"{Repository}:{Tag}";
        try
        {
            await client.Images.InspectImageAsync(Name, cancellationToken);
            return Name;
        }
        catch (DockerImageNotFoundException)
        {
            using var root = new MemoryStream();
            await using (var tar = new TarWriter(root, TarEntryFormat.Gnu, leaveOpen: true))
                await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.Directory, "opsbuild"), cancellationToken);
            root.Position = 0;
            await client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromSrc = "-", Repo = Repository, Tag = Tag }, root, authConfig: null, new Progress<JSONMessage>(), cancellationToken);
            return Name;
        }
    }
}
