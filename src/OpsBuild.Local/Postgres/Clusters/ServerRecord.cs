using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>What is written beside a cluster about the server that serves it.</summary>
internal sealed record ServerRecord(ProcessIdentity Process, int Port, string BinDirectory, string Version, ProgramsOrigin Origin)
{
    public static ServerRecord Of(int pid, int port, PostgresPrograms.InFolder programs) => new(
        ProcessIdentity.Of(pid) ?? throw new InvalidOperationException($"The server's process {pid} ended right after its start."),
        port,
        programs.BinDirectory,
        programs.Version.ToString(),
        programs.Origin);

    /// <summary>The programs that serve; null when what is written down is not of this build's making.</summary>
    public PostgresPrograms.InFolder? Programs() =>
        PostgresVersion.TryParse(Version, out var version) ? new PostgresPrograms.InFolder(BinDirectory, version, Origin) : null;

    /// <summary>Null when there is none, or one that cannot be read: then nothing is known about a server.</summary>
    public static ServerRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerRecord>(File.ReadAllText(file));
        }
        catch (Exception unknown) when (unknown is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(string file) => PrivateFiles.Write(file, JsonSerializer.Serialize(this));
}
