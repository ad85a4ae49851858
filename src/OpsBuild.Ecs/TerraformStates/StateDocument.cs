using System.Text.Json;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>The JSON of a state, before anything is asked of it.</summary>
internal static class StateDocument
{
    // Deeper than any state, shallower than what would overflow the stack.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    /// <summary>Parses, and sees to it that it is an object.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string location)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException failure)
        {
            // The exception's own message may quote what it met, and a state holds secrets.
            throw new TerraformStateException(
                $"{location} is no JSON.",
                $"It stops being JSON in line {failure.LineNumber + 1}.",
                "See that the location names the state itself, not a page about it, and that the file is whole.",
                failure);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw new TerraformStateException($"{location} is no Terraform state.", "It is JSON, but no object.", "Name the state itself.");
    }
}
