namespace Nuke.Common;

/// <summary>Marks an injected member without whose value the build does not start, whatever the target.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class RequiredAttribute : Attribute;
