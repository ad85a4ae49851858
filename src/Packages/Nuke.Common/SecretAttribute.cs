namespace Nuke.Common;

/// <summary>Marks a parameter whose value is shown as <c>***</c> wherever the build writes.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class SecretAttribute : Attribute;
