using System.Diagnostics;
using System.Text.Json;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Clusters;

namespace OpsBuild.Local.Runtime.Processes;

/// <summary>Which processes tasks run as, written down so that a killed endpoint's can be found and ended.</summary>
internal sealed class RunningProcesses(string file)
{
    private readonly Lock gate = new();
    private readonly List<ProcessIdentity> processes = [];

    public void Add(ProcessIdentity process) => Change(() => processes.Add(process));

    public void Remove(ProcessIdentity process) => Change(() => processes.Remove(process));

    /// <summary>How many processes of tasks run at this moment.</summary>
    public static int CountAlive(string file) => Read(file).Count(each => each.IsAlive);

    /// <summary>Ends what a killed endpoint left: its tasks' processes, if they are still those, and their database servers.</summary>
    public static async Task ReapAsync(string file, CancellationToken cancellationToken)
    {
        foreach (var left in Read(file).Where(each => each.IsAlive))
        {
            try
            {
                using var process = Process.GetProcessById(left.Pid);
                process.Kill(entireProcessTree: true);
            }
            catch (ArgumentException)
            {
                // Ended by itself meanwhile.
            }
        }

        if (File.Exists(file))
            File.Delete(file);
        await TemporaryClusterFolder.SweepAsync(cancellationToken);
    }

    private static ProcessIdentity[] Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ProcessIdentity[]>(File.ReadAllText(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            return []; // Not one of ours, so nothing is known.
        }
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            PrivateFiles.Write(file, JsonSerializer.Serialize(processes));
        }
    }
}
