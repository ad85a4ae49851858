namespace OpsBuild.Schema;

/// <summary>One fact about an object, as text that the server wrote: <c>type</c>, <c>character varying(200)</c>.</summary>
/// <param name="Name">Lower-case words, unique in its object.</param>
/// <param name="Value">
/// The value; flags are <c>true</c> or <c>false</c>, sets (options, grants, settings) have one sorted item a line. What is not set has
/// no attribute at all.
/// </param>
public readonly record struct AttributeValue(string Name, string Value);
