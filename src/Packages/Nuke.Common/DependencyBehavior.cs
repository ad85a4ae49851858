namespace Nuke.Common;

/// <summary>What becomes of a skipped target's dependencies and triggers.</summary>
public enum DependencyBehavior
{
    /// <summary>The default: those that no other scheduled target needs are skipped with it.</summary>
    Skip,

    /// <summary>They are executed all the same.</summary>
    Execute,
}
