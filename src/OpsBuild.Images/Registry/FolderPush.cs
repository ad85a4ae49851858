using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace OpsBuild.Images.Registry;

/// <summary>
/// Puts into the local registry what stands for an image where tasks run as processes: a manifest without layers, whose configuration carries the labels and names
/// the program. The content's hash is among the labels, so another content is another digest.
/// </summary>
internal sealed class FolderPush(HttpClient http)
{
    /// <summary>The label that names the program on this machine; only the local ECS reads it.</summary>
    public const string ProgramLabel = "dev.opsbuild.local.program";

    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private const string ConfigType = "application/vnd.oci.image.config.v1+json";

    /// <summary>The image's configuration, the same bytes for the same build.</summary>
    public static byte[] ConfigOf(FolderBuild build)
    {
        var labels = new JsonObject();
        foreach (var (name, value) in build.Labels.Append(new(ImageLabels.Content, build.ContentHash)).Append(new(ProgramLabel, build.Program)).DistinctBy(label => label.Key)
            .OrderBy(label => label.Key, StringComparer.Ordinal))
            labels[name] = value;
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["architecture"] = RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "arm64" : "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Labels"] = labels },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray() },
        }.ToJsonString());
    }

    /// <returns>The digest, or what went wrong.</returns>
    /// <exception cref="ImagePushException">This is no registry of this machine.</exception>
    public async Task<(string? Digest, PushFailure? Failure)> PushAsync(FolderBuild build, EcrRepository repository, RegistrySignIn signIn, CancellationToken cancellationToken)
    {
        if (!signIn.Registry.IsLoopback)
            throw new ImagePushException(ImagePushProblem.Registry, $"The folder {build.Folder} was not pushed to {repository.Uri}.",
                "a program in a folder of this machine is an image for this machine alone", "build images with Docker for an AWS account (without --local-runtime process).");
        var config = ConfigOf(build);
        var manifest = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = new JsonObject { ["mediaType"] = ConfigType, ["digest"] = RegistryManifest.DigestOf(config), ["size"] = config.Length },
            ["layers"] = new JsonArray(),
        }.ToJsonString());
        var root = new Uri(signIn.Registry, $"/v2/{repository.Name}/");
        return await SendAsync(HttpMethod.Post, new Uri(root, $"blobs/uploads/?digest={RegistryManifest.DigestOf(config)}"), config, "application/octet-stream", signIn, cancellationToken)
            is { } failure ? (null, failure)
            : await SendAsync(HttpMethod.Put, new Uri(root, $"manifests/{build.Tag}"), manifest, ManifestType, signIn, cancellationToken) is { } refused ? (null, refused)
            : (RegistryManifest.DigestOf(manifest), null);
    }

    private async Task<PushFailure?> SendAsync(HttpMethod method, Uri address, byte[] content, string type, RegistrySignIn signIn, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{signIn.User}:{signIn.Password}")));
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Created)
                return null;
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return PushFailure.Of((int)answer.StatusCode >= 500 ? $"received unexpected HTTP status: {(int)answer.StatusCode}" : text);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException)
        {
            return new PushFailure(ImagePushProblem.ConnectionLost, silent.Message);
        }
    }
}
