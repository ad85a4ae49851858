using OpsBuild.Build.Targets;
using OpsBuild.Local;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Build.Runs;

/// <summary>The local environment that a build's parameters describe.</summary>
internal static class LocalEnvironments
{
    public static LocalEnvironmentOptions Options(IHazLocalEnvironment build) => new(build.RootDirectory)
    {
        Postgres = new PostgresProgramsOptions { Directory = build.PostgresPrograms, RequiredMajor = build.PostgresMajor },
    };
}
