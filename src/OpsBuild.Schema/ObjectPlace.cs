namespace OpsBuild.Schema;

/// <summary>Where an object is.</summary>
/// <param name="Schema">The schema's name, unquoted, or null for what belongs to the whole database.</param>
/// <param name="PartOf">The name, as its identity has it, of the table, view, type or domain that it is part of.</param>
/// <param name="Extension">The name, unquoted, of the extension that it, or what it is part of, belongs to.</param>
public sealed record ObjectPlace(string? Schema, string? PartOf, string? Extension);
