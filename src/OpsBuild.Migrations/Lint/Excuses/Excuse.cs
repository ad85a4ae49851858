using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint.Excuses;

/// <summary>A comment that excuses what the rules find in one statement, or in a file.</summary>
/// <param name="Position">Where the comment begins.</param>
/// <param name="Names">Codes, or names of Atlas's analyzers; none excuses everything.</param>
/// <param name="Reason">Why; null for Atlas's form, which has none.</param>
internal sealed record Excuse(TextPosition Position, IReadOnlyList<string> Names, string? Reason)
{
    /// <summary>It stands directly above no statement, so that it cannot count.</summary>
    public bool IsStray { get; init; }

    /// <summary>Whether it is in Atlas's form.</summary>
    public bool IsAtlas => Reason is null;

    /// <summary>Whether something was found that it excuses.</summary>
    public bool IsUsed { get; set; }

    public bool Covers(LintRule rule) => !IsStray && Reason is not "" && (Names.Count == 0
        ? IsAtlas
        : Names.Any(name => name.Equals(rule.Code, StringComparison.OrdinalIgnoreCase)
            || rule.AtlasNames.Contains(name, StringComparer.OrdinalIgnoreCase)));
}
