namespace Nuke.Common.CI;

/// <summary>A host that is a CI system.</summary>
public interface IBuildServer
{
    /// <summary>The branch or tag that is built, as the CI system names it.</summary>
    string Branch { get; }

    /// <summary>The commit that is built.</summary>
    string Commit { get; }
}
