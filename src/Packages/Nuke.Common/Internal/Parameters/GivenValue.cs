using System.Text.Json;

namespace Nuke.Common.Internal.Parameters;

/// <summary>A value as it was given, before it is converted.</summary>
/// <param name="Words">The words; none for a bare switch.</param>
/// <param name="Origin">Where it comes from; for messages.</param>
/// <param name="Split">Whether a single word is split when the parameter says by what.</param>
/// <param name="BaseDirectory">What a relative path is relative to.</param>
internal sealed record GivenValue(IReadOnlyList<string> Words, string Origin, bool Split, string BaseDirectory)
{
    /// <summary>Set for a JSON object: it is read as the parameter's type.</summary>
    public JsonElement? Structure { get; init; }
}
