using Nuke.Common;
using Nuke.Common.Tooling;

namespace OpsBuild.Build.Targets;

/// <summary>The .NET SDK that build.sh chose.</summary>
public interface IHazDotNet : INukeBuild
{
    string DotNetPath => EnvironmentInfo.GetVariable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet");

    Tool DotNet => ToolResolver.GetTool(DotNetPath);
}
