using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Local;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Build.Runs;

/// <summary>The local environment that a build's parameters describe.</summary>
internal static class LocalEnvironments
{
    public static LocalEnvironmentOptions Options(IHazLocalEnvironment build)
    {
        Assert.True(
            build.PostgresMajor is null or (>= PostgresVersion.OldestMajor and <= PostgresVersion.NewestMajor),
            $"--postgres-major {build.PostgresMajor} is not supported: name one from {PostgresVersion.OldestMajor} to {PostgresVersion.NewestMajor}, or none.");
        return new LocalEnvironmentOptions(build.RootDirectory)
        {
            Runtime = build.LocalRuntime ?? LocalRuntime.Process,
            Postgres = new PostgresProgramsOptions { Directory = build.PostgresPrograms, RequiredMajor = build.PostgresMajor },
        };
    }
}
