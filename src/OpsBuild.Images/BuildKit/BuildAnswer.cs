using System.Text.Json;

namespace OpsBuild.Images.BuildKit;

/// <summary>The engine's answer to a build: a JSON object per line, until the image is there or something went wrong.</summary>
internal static class BuildAnswer
{
    /// <summary>Reads it to its end.</summary>
    /// <returns>The image's id, or what went wrong; both null when the answer ended with neither.</returns>
    /// <exception cref="IOException">The connection was lost.</exception>
    public static async Task<(string? Id, string? Error)> ReadAsync(Stream answer, BuildStory story, CancellationToken cancellationToken)
    {
        var (id, error) = ((string?)null, (string?)null);
        using var reader = new StreamReader(answer);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
                continue;
            using var message = Parse(line);
            var root = message.RootElement;
            if (root.TryGetProperty("error", out var text))
                error ??= text.GetString();
            if (!root.TryGetProperty("id", out var kind) || !root.TryGetProperty("aux", out var aux))
                continue;
            // What the client's own model has for an object is base64 of a message of protocol buffers here.
            if (kind.GetString() == "moby.buildkit.trace")
                story.Tell(BuildStatus.Parse(aux.GetBytesFromBase64()));
            else if (kind.GetString() == "moby.image.id")
                id = aux.GetProperty("ID").GetString();
        }

        return (id, error);
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException cut)
        {
            // Half a line is how a cut connection looks where the engine had not said how much it would send.
            throw new IOException("The engine's answer breaks off.", cut);
        }
    }
}
