using Serilog;

namespace OpsBuild.Local.Postgres.Programs;

/// <summary>The folder that somebody named: used or refused, never passed over in silence.</summary>
internal static class ProgramsInNamedFolder
{
    public static async Task<PostgresPrograms> FindAsync(
        string directory, int? requiredMajor, ProgramsProbe probe, ILogger log, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(directory);
        var inBin = Path.Combine(folder, "bin");
        if (!File.Exists(ProgramsProbe.ProgramPath(folder, "postgres")) && Directory.Exists(inBin))
            folder = inBin;

        switch (await probe.ProbeAsync(folder, ProgramsOrigin.Parameter, cancellationToken))
        {
            case ProbeResult.NotUsable notUsable:
                throw new PostgresProgramsNotFoundException(directory, $"looked for postgres, initdb and pg_ctl in it: {notUsable.Reason}");
            case ProbeResult.Usable { Programs: var programs } when requiredMajor is { } major && programs.Major != major:
                throw new PostgresProgramsNotFoundException(directory, $"it holds PostgreSQL {programs.Version}, and major {major} is asked for");
            case ProbeResult.Usable { Programs: var programs }:
                log.Information("Using {Programs} ({Origin})", programs.ToString(), programs.Origin);
                return programs;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
