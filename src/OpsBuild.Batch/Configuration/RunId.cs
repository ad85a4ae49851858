using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Batch.Configuration;

/// <summary>The id under which the build started this run and looks for its result line.</summary>
/// <remarks>Printable ASCII without blanks, at most 128 characters.</remarks>
internal sealed record RunId
{
    private const int MaximumLength = 128;

    public static readonly Variable<RunId> Variable = new("RUN_ID", TryParse, "the run's id: printable ASCII without blanks, at most 128 characters");

    private readonly string _text;

    private RunId(string text) => _text = text;

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RunId? id)
    {
        var isId = text is { Length: > 0 and <= MaximumLength } && text.All(character => character is > ' ' and <= '~');
        id = isId ? new RunId(text!) : null;
        return isId;
    }

    public override string ToString() => _text;
}
