using System.Text.RegularExpressions;
using OpsBuild.Images.Engines;

namespace OpsBuild.Images.BuildKit;

/// <summary>Why an image could not be built, in words for whoever can change it.</summary>
internal sealed partial class BuildFailure(string name, string dockerfile, string text)
{
    private const int LongestError = 600;

    public ImageBuildException Of(string error, BuildStory story, Exception? cause = null)
    {
        if (EngineError.IsFullDisk(error) || story.LastWords.Any(EngineError.IsFullDisk))
            return EngineError.FullDisk($"The image of {name} could not be built.", error, cause);
        var step = story.Failed is { } failed ? StepName.Parse(failed.Name) : null;
        var line = step is not null ? DockerfileSteps.Of(text).LineOf(step) : ParsedLine(error);
        var where = line is { } number ? $"{dockerfile}:{number}" : dockerfile;
        // The engine repeats a RUN's whole script, which stands in the file that is named.
        var why = error.Length <= LongestError ? error : error[..LongestError] + " …";
        if (story.LastWords is { Count: > 0 } words)
            why += $"\n       It printed last:\n{string.Join('\n', words.Select(word => $"         {word}"))}";
        return new ImageBuildException($"{where}: the image of {name} could not be built.", why, "correct the line, or what it takes into the image.", cause);
    }

    public ImageBuildException OfLostConnection(Exception? cause) => new(
        $"The image of {name} was not built.",
        $"the connection to the Docker engine was lost in the middle{(cause is null ? "" : $" ({cause.Message})")}: it was stopped, or it crashed",
        "start the engine (its own log says why it ended) and run the build again; the steps that were done are in its cache, and no half an image has a name.", cause);

    private static int? ParsedLine(string error) =>
        ParseError().Match(error) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    // "dockerfile parse error line 3: unknown instruction: RUNN", with "on line" in newer engines.
    [GeneratedRegex(@"parse error (?:on )?line (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ParseError();
}
