namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>A word of an action.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it begins in the template.</param>
/// <param name="Written">How it is written there.</param>
/// <param name="Value">A string's value: without quotes and escapes; otherwise as written.</param>
internal sealed record Token(TokenKind Kind, int Offset, string Written, string Value);
