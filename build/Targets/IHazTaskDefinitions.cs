using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Definitions;

namespace OpsBuild.Build.Targets;

/// <summary>The folder of what ecspresso reads: configuration, service definition and task definitions.</summary>
public interface IHazTaskDefinitions : INukeBuild
{
    AbsolutePath EcspressoDirectory => RootDirectory / "ecspresso";

    [Parameter("Terraform state that fills in the task definitions: a path, or an address with file://, http(s):// or s3:// - default: the committed fixture")]
    string State => TryGetValue(() => State);

    /// <summary>Fills in the files: from the fixtures alone, or from a real state and this process's variables.</summary>
    internal async Task<RenderedFiles> RenderAsync()
    {
        var rendering = State is null
            ? await ProjectRendering.FromFixturesAsync(EcspressoDirectory, Interrupt.Token)
            : await ProjectRendering.FromStateAsync(EcspressoDirectory, State, Interrupt.Token);
        return await rendering.RenderAsync(Interrupt.Token);
    }
}
