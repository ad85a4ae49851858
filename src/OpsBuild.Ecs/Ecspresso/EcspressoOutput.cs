using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Ecspresso;

/// <summary>
/// Reads what ecspresso prints, by shape: the texts moved from one version to the next (plain, slog, JSON with ever more attributes), but an
/// ARN looks like an ARN in all of them.
/// </summary>
internal static partial class EcspressoOutput
{
    /// <summary>The first task's ARN in a line of standard error. Standard output holds what containers print, which may name any task.</summary>
    public static string? TaskArn(string line) => Texts(line).Select(text => Task().Match(text)).FirstOrDefault(match => match.Success)?.Value;

    /// <summary>The revision of the family that was registered: from its ARN, from <c>family:N</c>, or from the printed definition.</summary>
    public static int? Revision(EcspressoResult result, string family)
    {
        var named = new Regex($@"(?<![\w-]){Regex.Escape(family)}:(\d+)(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(1));
        // In the printed definition an image's tag may look like family:N.
        var printed = new Regex($@":task-definition/{Regex.Escape(family)}:(\d+)(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(1));
        var texts = result.Errors.SelectMany(Texts).ToList();
        return Number(texts.Select(text => named.Match(text)).LastOrDefault(match => match.Success))
            ?? Number(result.Output.Select(text => printed.Match(text)).LastOrDefault(match => match.Success))
            ?? Number(result.Output.Select(text => RevisionField().Match(text)).LastOrDefault(match => match.Success));
    }

    public static string Failure(IReadOnlyList<string> errors)
    {
        if (errors.FirstOrDefault(line => line.StartsWith("panic:", StringComparison.Ordinal)) is { } panic)
            return panic;
        var last = errors.LastOrDefault(line => line.Contains("FAILED", StringComparison.Ordinal)) ?? errors.LastOrDefault(line => line.Trim().Length > 0);
        return last is null ? "it said nothing" : string.Join(" ", Texts(last)).Trim();
    }

    public static string? MissingVariable(IReadOnlyList<string> errors) =>
        errors.Where(line => line.Contains("must_env", StringComparison.Ordinal)).SelectMany(Texts)
            .Select(text => Missing().Match(text)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    /// <summary>A JSON line's string values, time and level apart; any other line as it is, without colours.</summary>
    private static IEnumerable<string> Texts(string line)
    {
        if (line.StartsWith('{'))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                return [.. Strings(document.RootElement)];
            }
            catch (JsonException)
            {
                // A line that only looks like JSON is text.
            }
        }

        return [Colour().Replace(line, "")];
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().Where(field => field.Name is not ("time" or "level")).SelectMany(field => Strings(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        _ => [],
    };

    private static int? Number(Match? match) => match is { Success: true } && int.TryParse(match.Groups[1].Value, out var number) ? number : null;

    [GeneratedRegex(@"arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:task/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?")]
    private static partial Regex Task();

    [GeneratedRegex(@"(?:environment variable |must_env: )([A-Za-z_][A-Za-z0-9_]*) is not (?:defined|set)")]
    private static partial Regex Missing();

    [GeneratedRegex(@"""revision""\s*:\s*(\d+)")]
    private static partial Regex RevisionField();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();
}
