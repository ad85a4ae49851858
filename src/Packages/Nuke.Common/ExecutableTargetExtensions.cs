using Nuke.Common.Execution;
using Nuke.Common.Internal.Planning;

namespace Nuke.Common;

/// <summary>Questions about the targets of a run.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>Whether the given target is among them.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) =>
        targets.Any(candidate => TargetIdentity.Same(candidate.Factory, target));
}
