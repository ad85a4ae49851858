using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>What is written down about a cluster that lives in a container.</summary>
internal sealed record ContainerRecord(string Container, string Image, string Version)
{
    public const string FileName = "container.json";

    public PostgresPrograms.InImage? Programs() =>
        PostgresVersion.TryParse(Version, out var version) ? new PostgresPrograms.InImage(Image, version) : null;

    public static string FileIn(string clusterFolder) => Path.Combine(clusterFolder, FileName);

    /// <summary>Null when the folder's cluster is in no container.</summary>
    public static ContainerRecord? ReadIn(string clusterFolder) =>
        File.Exists(FileIn(clusterFolder)) ? JsonSerializer.Deserialize<ContainerRecord>(File.ReadAllText(FileIn(clusterFolder))) : null;

    public void WriteIn(string clusterFolder) => PrivateFiles.Write(FileIn(clusterFolder), JsonSerializer.Serialize(this));
}
