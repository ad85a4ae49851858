using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace OpsBuild.Ecs.Verdicts;

/// <summary>The id of one run of a target: given to the task as <c>RUN_ID</c> and expected back in its result line.</summary>
/// <remarks>Printable ASCII without blanks, 1 to 128 characters: it travels through environment variables, log lines and ECS tags.</remarks>
public sealed record RunId
{
    private const int MaximumLength = 128;

    private RunId(string text) => Text = text;

    private string Text { get; }

    /// <summary>A new id that sorts by time and that no other run has, as in <c>20260114T093000Z-5f0c9a1b</c>.</summary>
    public static RunId New(TimeProvider time) =>
        new($"{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out RunId? runId)
    {
        var isValid = text is { Length: > 0 and <= MaximumLength } && text.All(character => character is > ' ' and <= '~');
        runId = isValid ? new RunId(text!) : null;
        return isValid;
    }

    public override string ToString() => Text;
}
