using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Injects a <see cref="Tool"/>.</summary>
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    /// <summary>A tool that is not there is missed only where a target requires it.</summary>
    public override bool SuppressWarnings => true;

    /// <summary>What the tool needs.</summary>
    public abstract ToolRequirement GetRequirement(MemberInfo member);
}
