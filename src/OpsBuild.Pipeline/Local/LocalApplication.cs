using OpsBuild.Definitions;
using OpsBuild.Local;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Pipeline.Local;

/// <summary>The application as it is deployed on this machine.</summary>
/// <param name="Program">Where tasks run as processes, its file: a native one, or an assembly. In Docker, its image's name in the engine.</param>
/// <param name="SchemaVersion">The newest migration that it was built with; null where that is not known, and then it is not deployed.</param>
public sealed record LocalApplication(string Program, string? SchemaVersion)
{
    private const int HashLength = 12;

    /// <summary>Registers it; its digest names it from now on, so that an earlier one can be gone back to.</summary>
    /// <param name="local">Where.</param>
    /// <param name="runtime">As what its tasks run.</param>
    /// <param name="files">What its containers see of this machine.</param>
    /// <param name="schemas">Remembers which schema it needs.</param>
    internal string Register(LocalEnvironment local, LocalRuntime runtime, IReadOnlyDictionary<string, string> files, LocalImageSchemas schemas)
    {
        var uri = runtime is LocalRuntime.Process ? RegisterFolder(local) : local.RegisterDockerImage(
            $"{local.Registry}/opsbuild:{Program.Split(':')[^1]}", new DockerImage(Program) { Files = files });
        if (SchemaVersion is not null)
            schemas.Put(uri, SchemaVersion);
        return uri;
    }

    private string RegisterFolder(LocalEnvironment local)
    {
        var image = FolderImage.Of(Program) with
        {
            PortVariable = ProjectDefinitions.ApplicationPortVariable,
            CommandInImage = ProjectDefinitions.ApplicationCommand,
        };
        return local.RegisterImage($"{local.Registry}/opsbuild:app-{image.Content![..HashLength]}", image);
    }
}
