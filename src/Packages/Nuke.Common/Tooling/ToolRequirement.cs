namespace Nuke.Common.Tooling;

/// <summary>A tool that a target needs.</summary>
public class ToolRequirement;
