namespace Nuke.Common;

/// <summary>Marks an injected member whose value may be missing without a warning.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class OptionalAttribute : Attribute;
