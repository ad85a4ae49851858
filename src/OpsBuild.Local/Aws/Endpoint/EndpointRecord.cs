using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>What is written down about the endpoint of an environment: its process, its port, and the build whose program it is.</summary>
internal sealed record EndpointRecord(ProcessIdentity Process, int Port, string Build)
{
    /// <summary>Null when there is none, or one that cannot be read: then nothing is known about an endpoint.</summary>
    public static EndpointRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<EndpointRecord>(File.ReadAllText(file));
        }
        catch (Exception unknown) when (unknown is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(string file) => PrivateFiles.Write(file, JsonSerializer.Serialize(this));
}
