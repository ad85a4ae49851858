using Serilog;

namespace OpsBuild.Local.Postgres.Programs;

/// <summary>Programs installed on the machine: of the required major, else the newest supported.</summary>
/// <param name="probe">Says what a folder really holds.</param>
/// <param name="folders">The folders to look into; a parameter so that tests choose them.</param>
internal sealed class ProgramsOnMachine(ProgramsProbe probe, Func<CancellationToken, Task<IReadOnlyList<string>>> folders) : IProgramsWay
{
    public string Name => "programs on the machine";

    public async Task<ProgramsSearch> FindAsync(int? requiredMajor, ILogger log, CancellationToken cancellationToken)
    {
        var usable = new List<PostgresPrograms.InFolder>();
        var refused = new List<string>();
        foreach (var folder in await folders(cancellationToken))
        {
            switch (await probe.ProbeAsync(folder, ProgramsOrigin.Machine, cancellationToken))
            {
                case ProbeResult.Usable found:
                    usable.Add(found.Programs);
                    break;
                case ProbeResult.NotUsable notUsable:
                    log.Debug("Passed over {Folder}: {Reason}", folder, notUsable.Reason);
                    refused.Add(notUsable.Reason);
                    break;
            }
        }

        var best = usable.Where(found => requiredMajor is null || found.Major == requiredMajor).MaxBy(found => found.Version);
        return best is null ? new ProgramsSearch.NotFound(Explain(requiredMajor, usable, refused)) : new ProgramsSearch.Found(best);
    }

    private static string Explain(int? requiredMajor, List<PostgresPrograms.InFolder> usable, List<string> refused)
    {
        if (usable.Count > 0)
            return $"only {string.Join(", ", usable.Select(found => found.Version).Distinct().Order())}, not major {requiredMajor}";
        return refused.Count > 0 ? string.Join("; ", refused) : "none in the usual folders, by pg_config or on the PATH";
    }
}
