using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>
/// Reads what follows an address: <c>.a.b</c>, <c>.a[0]</c>, <c>["k"]</c>. ecspresso hands it to jq, of which this is the part that paths need.
/// </summary>
internal static partial class StatePathParser
{
    /// <summary>What a path may be, for errors.</summary>
    public const string Grammar = "a path of .name, [index] and [\"key\"]; other queries of jq are not supported";

    public static bool TryParse(string rest, [NotNullWhen(true)] out StatePath? path)
    {
        // A hyphen is minus to jq. tfstate-lookup therefore quotes every part as soon as there is one: .repository-uri works,
        // ["a.b-c"] is torn at its dot. The second is a quirk that templates may not notice, so it is kept.
        var steps = rest.Contains('-', StringComparison.Ordinal) ? Quoted(rest) : Plain(rest);
        path = steps is null ? null : new StatePath(steps);
        return path is not null;
    }

    private static List<StatePath.Step>? Quoted(string rest)
    {
        var steps = new List<StatePath.Step>();
        foreach (var part in rest.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            StatePath.Step? step = WholeNumber().IsMatch(part)
                ? Item(part)
                : Member((part.StartsWith('"') ? "" : "\"") + part + (part.EndsWith('"') ? "" : "\""));
            if (step is null)
                return null;
            steps.Add(step);
        }

        return steps;
    }

    private static List<StatePath.Step>? Plain(string rest)
    {
        var steps = new List<StatePath.Step>();
        if (rest == ".")
            return steps;
        for (var at = 0; at < rest.Length;)
        {
            var match = PlainStep().Match(rest, at);
            if (!match.Success)
                return null;
            StatePath.Step? step = match.Groups["name"] is { Success: true } name ? new StatePath.Step.Member(name.Value)
                : match.Groups["key"] is { Success: true } key ? Member(key.Value)
                : Item(match.Groups["index"].Value);
            if (step is null)
                return null;
            steps.Add(step);
            at += match.Length;
        }

        return steps;
    }

    private static StatePath.Step.Item? Item(string digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? new StatePath.Step.Item(index) : null;

    private static StatePath.Step.Member? Member(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json) is { } name ? new StatePath.Step.Member(name) : null;
        }
        catch (JsonException)
        {
            // Not a JSON string, so no key.
            return null;
        }
    }

    [GeneratedRegex("^-?[0-9]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("""\G(\.(?<name>[A-Za-z_][A-Za-z0-9_]*)|\.(?<key>"([^"\\]|\\.)*")|\.?\[(?<index>[0-9]+)\]|\.?\[(?<key>"([^"\\]|\\.)*")\])""", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainStep();
}
