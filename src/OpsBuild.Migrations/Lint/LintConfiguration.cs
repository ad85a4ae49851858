using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsBuild.Migrations.Lint;

/// <summary>The file <c>lint.yaml</c>: which rules refuse a migration, which only warn, and which are off.</summary>
/// <remarks>
/// <code>
/// OB921: error     # no index is built under a lock here
/// OB961: off
/// </code>
/// A rule that is not named keeps its own severity.
/// </remarks>
public sealed record LintConfiguration
{
    /// <summary>The file's usual name, in the folder above the migrations' own.</summary>
    public const string FileName = "lint.yaml";

    private readonly ImmutableDictionary<string, LintSeverity> severities;

    private LintConfiguration(ImmutableDictionary<string, LintSeverity> severities) => this.severities = severities;

    /// <summary>Every rule as docs/lint.md has it.</summary>
    public static LintConfiguration Default { get; } = new(ImmutableDictionary<string, LintSeverity>.Empty);

    /// <summary>What a file says, or the default where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNamed">Somebody asked for this very file, so it has to be there.</param>
    /// <exception cref="LintConfigurationException">It is no such file, or cannot be read.</exception>
    public static LintConfiguration Read(string path, bool isNamed = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path) && (isNamed || Directory.Exists(path)))
        {
            throw new LintConfigurationException(
                [new Problem($"'{path}' is not there as a file.", "What it says about the rules would be ignored without a word.",
                    "Correct the path (--lint-file), or remove it: without a configuration every rule means what docs/lint.md says.")]);
        }
        if (!File.Exists(path))
            return Default;
        try
        {
            return Parse(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LintConfigurationException(
                [new Problem($"'{path}' cannot be read.", error.Message, "Make it readable for the user that runs this, or remove it.")]);
        }
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="LintConfigurationException">It is no such file; every problem is named with its line.</exception>
    public static LintConfiguration Parse(string name, string text)
    {
        var problems = new List<Problem>();
        var severities = ImmutableDictionary.CreateBuilder<string, LintSeverity>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _) && !IsNothing(parser))
                Rules(parser, name, severities, problems);
            if (problems.Count == 0 && parser.TryConsume<DocumentEnd>(out _) && !parser.Accept<StreamEnd>(out _))
                problems.Add(Problem(name, parser.Current!.Start, "has a second document", "Only one of them could count.",
                    "Put all rules into one."));
        }
        catch (YamlException error)
        {
            problems.Add(Problem(name, error.Start, $"is no YAML that can be read: {error.Message}", "Nothing of it could be trusted.",
                "Correct the line."));
        }

        return problems.Count == 0 ? new LintConfiguration(severities.ToImmutable()) : throw new LintConfigurationException(problems);
    }

    internal LintSeverity Of(LintRule rule) => severities.GetValueOrDefault(rule.Code, rule.Severity);

    // A file of comments alone has one empty scalar.
    private static bool IsNothing(Parser parser) =>
        parser.Accept<Scalar>(out var scalar) && scalar is { Value: "", Style: ScalarStyle.Plain } && parser.TryConsume<Scalar>(out _);

    private static void Rules(Parser parser, string name, ImmutableDictionary<string, LintSeverity>.Builder severities,
        List<Problem> problems)
    {
        if (!parser.TryConsume<MappingStart>(out _))
        {
            problems.Add(Problem(name, parser.Current!.Start, "should have codes with severities here", "Nothing else is known of it.",
                "Write lines such as 'OB921: error'."));
            return;
        }
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key) || !parser.TryConsume<Scalar>(out var value))
            {
                problems.Add(Problem(name, parser.Current!.Start, "should have a code and a severity here",
                    "Nothing after this could be understood.", "Write lines such as 'OB921: error'."));
                return;
            }
            var severity = value.Value.ToLowerInvariant() switch
            {
                "error" => LintSeverity.Error,
                "warning" => LintSeverity.Warning,
                "off" => LintSeverity.Off,
                _ => (LintSeverity?)null,
            };
            if (RuleBook.Find(key.Value) is not { } rule)
                problems.Add(Problem(name, key.Start, $"names the rule '{key.Value}', which is none",
                    "It would be ignored without a word.", "docs/lint.md lists the codes."));
            else if (severity is null)
                problems.Add(Problem(name, value.Start, $"gives {rule.Code} the severity '{value.Value}'", "That is none.",
                    "It is error, warning or off."));
            else if (!severities.TryAdd(rule.Code, severity.Value))
                problems.Add(Problem(name, key.Start, $"has {rule.Code} twice", "Only one of them could count.", "Remove one."));
        }
    }

    private static Problem Problem(string name, Mark at, string what, string why, string remedy) =>
        new(what, why, remedy) { File = name, Line = (int)at.Line, Column = (int)at.Column };
}
