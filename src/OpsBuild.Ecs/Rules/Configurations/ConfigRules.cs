using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpsBuild.Ecs.Rules.Configurations;

/// <summary>A configuration of ecspresso that v2.4 and later and v3 read alike, and that <c>run</c> can use.</summary>
internal static partial class ConfigRules
{
    private const string Opening = "{{";
    private static readonly int[] Majors = [2, 3];

    /// <summary>Not checked like the others: without it there is nothing to check.</summary>
    public static readonly Rule<ConfigUnderCheck> IsYaml = new("OB801", Severity.Error, "A configuration is a YAML mapping before anything is filled in.")
    {
        Why = "v3 reads the YAML first and fills in expressions afterwards; v2 does it the other way round, so only what is both is portable.",
        Remedy = "Correct the text at the place named; put a value that holds {{ … }} into double quotes.",
        Source = "ecspresso v3.0.0 release notes, kayac/ecspresso pull request 1023",
        Check = config => config.Root is YamlMappingNode ? [] : [new Hit(config.Start, "the document is no mapping of keys to values")],
    };

    public static IReadOnlyList<Rule<ConfigUnderCheck>> All { get; } =
    [
        IsYaml,
        new("OB802", Severity.Error, "Every key of a configuration is one that ecspresso knows, in snake_case.")
        {
            Why = "v2 ignores an unknown key with a warning, v3 also one in another case: what it should have set is not set.",
            Remedy = "Correct the key, or take it out.",
            Source = Sources.Ecspresso,
            Check = config => Unknown(config.Root, ConfigKeys.Document, "the configuration")
                .Concat(config.Plugins.SelectMany(plugin => Unknown(plugin, ConfigKeys.Plugin, "a plugin")))
                .Concat(Unknown(config["codedeploy"], ConfigKeys.CodeDeploy, "codedeploy"))
                .Concat(Unknown(config["ignore"], ConfigKeys.Ignore, "ignore")),
        },
        new("OB803", Severity.Error, "A value with an expression is quoted.")
        {
            Why = "Without quotes YAML takes the braces for a mapping, or what is filled in for something else than text: a colon, a #, a number.",
            Remedy = "Put the whole value into double quotes, with back quotes inside of the expression.",
            Source = "ecspresso v3.0.0 release notes, kayac/ecspresso pull request 1023",
            Check = config => config.Scalars.Where(scalar => scalar.Style is ScalarStyle.Plain && HoldsExpression(scalar))
                .Select(scalar => Hit(scalar, $"'{scalar.Value}' is not quoted"))
                .Concat(config.BareExpressions.Select(mapping => Hit(mapping, "an expression is not quoted, and YAML takes its braces for a mapping"))),
        },
        new("OB804", Severity.Error, "required_version is said, as constraints.")
        {
            Why = "Which version reads a file decides what it means: defaults, key case and templates differ between v2 and v3.",
            Remedy = "Write it as in required_version: \">= 2.4.0, < 4\".",
            Source = Sources.Ecspresso,
            Check = config => config["required_version"] is not { } version ? [new Hit(config.Start, "there is no required_version")]
                : VersionConstraints.TryParse(Text(version), out _) ? []
                : [Hit(version, $"'{Text(version)}' is no list of version constraints")],
        },
        new("OB805", Severity.Warning, "required_version allows both v2 and v3, or a comment beside it says why not.")
        {
            Why = "Both majors are in use; who has the other one is refused, and should be able to read why.",
            Remedy = "Widen it, or end its line with a comment: # v3 not tried yet.",
            Source = "ecspresso v3.0.0 release notes, kayac/ecspresso pull request 1139",
            Check = Excluded,
        },
        new("OB806", Severity.Error, "timeout is a duration with its unit, as \"10m\".")
        {
            Why = "A plain number means nanoseconds to v2 and seconds to v3.",
            Remedy = "Write it as Go does, in quotes: \"10m0s\", \"90s\", \"1h30m\".",
            Source = "ecspresso, docs/v2-v3.md",
            Check = config => config["timeout"] is { } timeout && !GoDuration().IsMatch(Text(timeout)) ? [Hit(timeout, $"timeout is '{Text(timeout)}'")] : [],
        },
        new("OB807", Severity.Error, "filter_command is not used.")
        {
            Why = "v3 has it no longer.",
            Remedy = "Take it out; whoever needs it sets ECSPRESSO_FILTER_COMMAND for v2.",
            Source = "ecspresso, docs/v2-v3.md",
            Check = config => config.Members.Where(member => member.Key.Value == ConfigKeys.FilterCommand).Select(member => Hit(member.Key, "filter_command is there")),
        },
        new("OB808", Severity.Error, "A configuration names a service definition and a task definition.")
        {
            Why = "run takes network and launch type from the service definition, also for a task of its own, and finds that out only after it has registered a revision.",
            Remedy = "Name both, relative to the configuration.",
            Source = "kayac/ecspresso issues 348 and 405",
            Check = config => new[] { "service_definition", "task_definition" }.Where(key => string.IsNullOrEmpty(Text(config[key])))
                .Select(key => new Hit(config.Start, $"there is no {key}")),
        },
        new("OB809", Severity.Error, "The files that a configuration names are there.")
        {
            Why = "ecspresso looks for them beside the configuration, whatever the current directory is.",
            Remedy = "Correct the path, relative to the configuration.",
            Source = Sources.Ecspresso,
            Check = config => new[] { "service_definition", "task_definition", "express_definition", "appspec" }.Select(key => config[key]).OfType<YamlScalarNode>()
                .Where(path => !string.IsNullOrEmpty(path.Value) && !HoldsExpression(path) && !config.Exists(path.Value))
                .Select(path => Hit(path, $"there is no file {path.Value}")),
        },
        new("OB810", Severity.Error, "The tfstate plugin takes its state's address from must_env.")
        {
            Why = "Every environment has a state of its own; with a path or a fixed address one file would mean one environment, and env would take its own name for an address.",
            Remedy = "Set config.url to \"{{ must_env `TFSTATE_URL` }}\".",
            Source = Sources.Project,
            Check = config => config.Plugins.Where(plugin => Text(ConfigUnderCheck.Value(plugin, "name")) == "tfstate")
                .Where(plugin => !Text(ConfigUnderCheck.Value(ConfigUnderCheck.Value(plugin, "config"), "url")).Contains("must_env", StringComparison.Ordinal))
                .Select(plugin => Hit(plugin, "the tfstate plugin has no url from must_env")),
        },
        new("OB811", Severity.Error, "No expression of a configuration calls a plugin.")
        {
            Why = "v2 knows plugins in definitions only, and stops here at a function that is not defined.",
            Remedy = "Pass the value as a variable, with must_env.",
            Source = "kayac/ecspresso issue 852",
            Check = config => config.Scalars.SelectMany(scalar => Calls().Matches(scalar.Value ?? "").Select(call => (Scalar: scalar, Name: call.Groups["name"].Value)))
                .Where(call => call.Name is not ("env" or "must_env" or "json_escape"))
                .Select(call => Hit(call.Scalar, $"'{call.Name}' is called")),
        },
        new("OB812", Severity.Error, "Plugins of one kind have a func_prefix each.")
        {
            Why = "Two plugins would make functions of the same name, and ecspresso refuses to load the file.",
            Remedy = "Give all but one a func_prefix of its own.",
            Source = Sources.Ecspresso,
            Check = config => config.Plugins
                .GroupBy(plugin => (Text(ConfigUnderCheck.Value(plugin, "name")), Text(ConfigUnderCheck.Value(plugin, "func_prefix"))))
                .SelectMany(group => group.Skip(1).Select(plugin => Hit(plugin, $"a second plugin {group.Key.Item1} has the same func_prefix '{group.Key.Item2}'"))),
        },
    ];

    private static IEnumerable<Hit> Unknown(YamlNode? mapping, IReadOnlyList<string> known, string where) => ConfigUnderCheck.MembersOf(mapping)
        .Where(member => !known.Contains(member.Key.Value ?? "", StringComparer.Ordinal))
        .Select(member => Hit(member.Key, $"'{member.Key.Value}' is no key of {where}{DidYouMean.Suggestion(member.Key.Value ?? "", known)}"));

    private static IEnumerable<Hit> Excluded(ConfigUnderCheck config)
    {
        if (config["required_version"] is not { } version || !VersionConstraints.TryParse(Text(version), out var constraints))
            return [];
        var isExplained = Comment().IsMatch(config.LineOf(version));
        return isExplained ? [] : Majors.Where(major => !constraints.AllowsMajor(major)).Select(major => Hit(version, $"'{Text(version)}' allows no v{major}"));
    }

    private static bool HoldsExpression(YamlScalarNode scalar) => scalar.Value?.Contains(Opening, StringComparison.Ordinal) is true;

    private static string Text(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";

    private static Hit Hit(YamlNode node, string what) => new(ConfigUnderCheck.Position(node.Start), what);

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+\z")]
    private static partial Regex GoDuration();

    // The word after the opening braces or a pipe; strings in back quotes or quotes are no words.
    [GeneratedRegex(@"(\{\{-?\s*|\|\s*|\(\s*)(?<name>[A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\s#\s*\S")]
    private static partial Regex Comment();
}
