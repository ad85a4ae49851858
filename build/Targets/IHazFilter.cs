using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>A word that picks some of many.</summary>
public interface IHazFilter : INukeBuild
{
    [Parameter("Only the tests, or the figures of a benchmark, whose name contains this")]
    string Filter => TryGetValue(() => Filter);
}
