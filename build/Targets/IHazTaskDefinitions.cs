using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>The folder of what ecspresso reads: configuration, service definition and task definitions.</summary>
public interface IHazTaskDefinitions : INukeBuild
{
    AbsolutePath EcspressoDirectory => RootDirectory / "ecspresso";
}
