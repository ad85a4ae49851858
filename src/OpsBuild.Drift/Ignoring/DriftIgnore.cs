using System.Collections.Immutable;
using System.Globalization;
using OpsBuild.Migrations;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsBuild.Drift.Ignoring;

/// <summary>The file <c>drift-ignore.yaml</c>: a list of differences that somebody has signed for.</summary>
/// <remarks>
/// <code>
/// - object: index public.orders_hotfix
///   reason: made by hand on 2026-11-20 against the outage; migration follows (OPS-123)
///   expires: 2026-12-31
/// </code>
/// <c>attribute</c> may stand beside <c>object</c>. Every other key must be there: what nobody can explain, or what never ends, is drift.
/// </remarks>
public sealed record DriftIgnore(ImmutableArray<IgnoreRule> Rules)
{
    /// <summary>The file's usual name, in the folder beside the migrations' own.</summary>
    public const string FileName = "drift-ignore.yaml";

    private static readonly string[] Keys = ["object", "attribute", "reason", "expires"];

    /// <summary>Nothing is signed for.</summary>
    public static DriftIgnore Nothing { get; } = new([]);

    /// <summary>Reads the file's text.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="DriftIgnoreException">It is no such list; every problem is named with its line.</exception>
    public static DriftIgnore Parse(string name, string text)
    {
        var problems = new List<Problem>();
        var rules = ImmutableArray.CreateBuilder<IgnoreRule>();
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _) && !IsNothing(parser))
            {
                var start = parser.Expect<SequenceStart>(name, "a list of rules, each beginning with '- object:'");
                while (!parser.TryConsume<SequenceEnd>(out _))
                    rules.AddIfRead(Rule(parser, name, problems));
                parser.Expect<DocumentEnd>(name, "the end of the list");
                parser.Expect<StreamEnd>(name, "the end of the file, not another document");
            }
        }
        catch (YamlException error)
        {
            problems.Add(Problem(name, error.Start, $"is no YAML that can be read: {error.Message}", "Nothing of it could be trusted.", "Correct the line."));
        }
        catch (DriftIgnoreException shape)
        {
            problems.AddRange(shape.Problems);
        }

        return problems.Count == 0 ? new DriftIgnore(rules.ToImmutable()) : throw new DriftIgnoreException(problems);
    }

    /// <summary>The rules that do not count any more.</summary>
    /// <param name="today">The day, in UTC.</param>
    public IEnumerable<Problem> Expired(DateOnly today) =>
        from rule in Rules
        where rule.Expires < today
        select new Problem(
            $"The rule for '{rule.Pattern}' has expired on {rule.Expires:yyyy-MM-dd}.",
            $"It was signed for until then: {rule.Reason}",
            $"Remove the rule from {FileName}, or give it a new day and reason.");

    private static bool IsNothing(IParser parser) => parser.Accept<Scalar>(out var scalar) && scalar is { Value: "", Style: ScalarStyle.Plain };

    private static IgnoreRule? Rule(IParser parser, string name, List<Problem> problems)
    {
        var start = parser.Expect<MappingStart>(name, "a rule with the keys object, reason and expires").Start;
        var before = problems.Count;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Expect<Scalar>(name, "a key");
            var value = parser.Expect<Scalar>(name, $"a text for '{key.Value}'");
            if (!Keys.Contains(key.Value, StringComparer.Ordinal))
                problems.Add(Problem(name, key.Start, $"has the unknown key '{key.Value}'", "It would be ignored without a word.", $"The keys are {string.Join(", ", Keys)}."));
            else if (!values.TryAdd(key.Value, value.Value.Trim()))
                problems.Add(Problem(name, key.Start, $"has '{key.Value}' twice in one rule", "Only one of them could count.", "Remove one."));
        }

        foreach (var missing in Keys.Where(key => key != "attribute" && values.GetValueOrDefault(key) is null or ""))
            problems.Add(Problem(name, start, $"has a rule without '{missing}'", "A difference is ignored by a named object, with a reason, until a day.", $"Add '{missing}:'."));
        if (values.GetValueOrDefault("attribute") is "")
            problems.Add(Problem(name, start, "has a rule with an empty 'attribute'", "It would ignore nothing.", "Name the attribute, or remove the key to mean all of them."));
        var expires = default(DateOnly);
        if (values.TryGetValue("expires", out var day)
            && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out expires))
        {
            problems.Add(Problem(name, start, $"has a rule that expires on '{day}'", "That is no day.", "Write it as 2026-12-31."));
        }

        return problems.Count > before ? null : new IgnoreRule(values["object"], values.GetValueOrDefault("attribute"), values["reason"], expires);
    }

    internal static Problem Problem(string name, Mark at, string what, string why, string remedy) =>
        new(what, why, remedy) { File = name, Line = (int)at.Line, Column = (int)at.Column };
}
