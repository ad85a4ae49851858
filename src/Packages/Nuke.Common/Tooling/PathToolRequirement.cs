namespace Nuke.Common.Tooling;

/// <summary>A program on the PATH that a target needs.</summary>
public class PathToolRequirement : ToolRequirement
{
    /// <summary>The program of the given name.</summary>
    public PathToolRequirement(string pathExecutable) => PathExecutable = pathExecutable;

    /// <summary>The program's name.</summary>
    public string PathExecutable { get; set; }
}
