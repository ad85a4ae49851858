using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Batch.Configuration;

/// <summary>Reads a text into a type that is checked when it is made.</summary>
internal delegate bool TryParse<T>(string text, [NotNullWhen(true)] out T? value);

/// <summary>An environment variable that a command reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expected">What it holds, to be read after "it should hold".</param>
/// <param name="Default">What holds when it is not set, in words; null when it must be set.</param>
internal abstract record Variable(string Name, string Expected, string? Default);

/// <summary>A variable with its type's own reading.</summary>
internal sealed record Variable<T>(string Name, TryParse<T> Parse, string Expected, string? Default = null) : Variable(Name, Expected, Default);
