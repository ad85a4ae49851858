namespace Nuke.Common;

/// <summary>A unit of work of a build; a property of this type is a target under the property's name.</summary>
public delegate ITargetDefinition Target(ITargetDefinition definition);
