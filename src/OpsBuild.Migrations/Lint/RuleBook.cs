using OpsBuild.Migrations.Lint.Rules;

namespace OpsBuild.Migrations.Lint;

/// <summary>All rules, by what they are about.</summary>
internal static class RuleBook
{
    /// <summary>The book's chapters, in the order of their codes.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<LintRule> Rules)> Chapters { get; } =
    [
        ("What can be read, and what is excused", [.. ReadingRules.All, .. ExcuseRules.All]),
        ("What destroys", DestructiveRules.All),
        ("What others wait for", [.. IndexRules.All, .. ConstraintRules.All, .. RewriteRules.All, .. MaintenanceRules.All]),
        ("Transactions", TransactionRules.All),
        ("What running code trips over", BreakingRules.All),
        ("Files without a transaction", RepeatRules.All),
        ("Rows beside definitions", DataRules.All),
        ("Settings", SettingRules.All),
        ("Letters that deceive", TextRules.All),
    ];

    private static readonly Dictionary<string, LintRule> ByCode =
        Chapters.SelectMany(chapter => chapter.Rules).ToDictionary(rule => rule.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> AtlasNames =
        new(ByCode.Values.SelectMany(rule => rule.AtlasNames), StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that judge a command.</summary>
    public static IReadOnlyList<LintRule> OfCommands { get; } = [.. Chapters.SelectMany(chapter => chapter.Rules)];

    public static LintRule? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whether a word in <c>atlas:nolint</c> means one of these rules.</summary>
    public static bool IsAtlasName(string name) => AtlasNames.Contains(name) || ByCode.ContainsKey(name);
}
