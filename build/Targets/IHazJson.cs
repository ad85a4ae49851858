using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>The form of a result.</summary>
public interface IHazJson : INukeBuild
{
    [Parameter("Print JSON, for programs")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;
}
