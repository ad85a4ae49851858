namespace OpsBuild.LargeSchemas;

/// <summary>A statement, and what must have been run before it.</summary>
/// <param name="Key">What others name it by.</param>
/// <param name="Sql">One statement without its semicolon.</param>
/// <param name="Needs">The keys of what it needs.</param>
public sealed record SchemaStep(string Key, string Sql, params IReadOnlyList<string> Needs);
