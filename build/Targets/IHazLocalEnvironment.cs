using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Local;

namespace OpsBuild.Build.Targets;

/// <summary>The laptop's stand-in for the cloud, one per work tree.</summary>
public interface IHazLocalEnvironment : INukeBuild
{
    [Parameter("Folder with PostgreSQL's server programs - default: those on this machine, else the pinned npm package, else a Docker image")]
    AbsolutePath PostgresPrograms => TryGetValue(() => PostgresPrograms);

    [Parameter("PostgreSQL's major version, as 17 - default: any supported one")]
    int? PostgresMajor => TryGetValue<int?>(() => PostgresMajor);

    [Parameter("As what the local ECS runs tasks - default: as processes, which need no Docker")]
    LocalRuntime? LocalRuntime => TryGetValue<LocalRuntime?>(() => LocalRuntime);

    [Parameter("Image with the .NET runtime for tasks in Docker - default: mcr.microsoft.com/dotnet/runtime:10.0")]
    string LocalRuntimeImage => TryGetValue(() => LocalRuntimeImage);
}
