using Nuke.Common;

namespace SampleBuild;

/// <summary>A run of Bare alone prints what the target prints, and nothing else.</summary>
public sealed class BareAttribute : DisableDefaultOutputAttribute
{
    public override bool IsApplicable(INukeBuild build) => build.InvokedTargets.All(target => target.Name == "Bare");
}
