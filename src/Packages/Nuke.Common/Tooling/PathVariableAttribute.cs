using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Injects a program that is found by <c>NAME_EXE</c>, else on the PATH: <c>[PathVariable] readonly Tool Git;</c></summary>
public class PathVariableAttribute : ToolInjectionAttributeBase
{
    private readonly string pathExecutable;

    /// <summary>Without a name, the member's.</summary>
    public PathVariableAttribute(string pathExecutable = null) => this.pathExecutable = pathExecutable;

    /// <inheritdoc/>
    public override ToolRequirement GetRequirement(MemberInfo member) => new PathToolRequirement(NameFor(member));

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) => ToolResolver.GetEnvironmentOrPathTool(NameFor(member));

    private string NameFor(MemberInfo member) => pathExecutable ?? member.Name.ToLowerInvariant();
}
