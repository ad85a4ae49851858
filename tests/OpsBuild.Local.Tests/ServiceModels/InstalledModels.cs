using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>The service models that come with awscli on this machine; nothing of ours is among them.</summary>
internal static class InstalledModels
{
    /// <summary>Names another folder of models, as of a newer botocore.</summary>
    public const string FolderVariable = "OPSBUILD_TEST_SERVICE_MODELS";

    private const string Remedy =
        "The service models of awscli are not on this machine: install it (apt-get install awscli), or name a botocore data folder in " + FolderVariable + ".";

    // Debian's package, then the installer of AWS.
    private static readonly string[] Known =
    [
        "/usr/lib/python3/dist-packages/awscli/botocore/data",
        "/usr/local/aws-cli/v2/current/dist/awscli/botocore/data",
    ];

    // Where signatures have another name than the folder.
    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal) { ["elasticloadbalancing"] = "elbv2" };

    private static readonly ConcurrentDictionary<string, ServiceModel?> Read = new(StringComparer.Ordinal);

    private static string? Folder { get; } = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
        ? named : Known.FirstOrDefault(Directory.Exists);

    /// <summary>Whether answers can be checked; on CI they must be.</summary>
    public static bool AreThere
    {
        get
        {
            if (Folder is null && Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(Remedy);
            return Folder is not null;
        }
    }

    /// <summary>For a test that is about the models themselves.</summary>
    public static void Need() => Needed.Or(Folder is not null, Remedy);

    /// <param name="service">As signatures name it.</param>
    /// <returns>Null when awscli does not know the service.</returns>
    public static ServiceModel? Of(string service) => Read.GetOrAdd(service, Load);

    private static ServiceModel? Load(string service)
    {
        var folder = Path.Combine(Folder!, Folders.GetValueOrDefault(service, service));
        if (!Directory.Exists(folder))
            return null;
        // A folder for each version of the API; their names are dates.
        var newest = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Last();
        var plain = Path.Combine(newest, "service-2.json");
        using var stream = File.Exists(plain) ? File.OpenRead(plain) : (Stream)new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        return new ServiceModel(service, JsonDocument.Parse(stream).RootElement);
    }
}
