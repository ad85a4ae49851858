using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>What a file says about its own budget; it overrides what the apply was told, for either kind of statement.</summary>
internal static class LockDirectives
{
    private static readonly string[] Names = ["lock_timeout", "lock_tries", "lock_retry_within", "statement_timeout"];

    /// <param name="file">The file.</param>
    /// <param name="general">What counts without directives.</param>
    /// <param name="budgets">The file's budgets.</param>
    /// <param name="problem">The first directive that is wrong.</param>
    public static bool TryRead(MigrationFile file, LockBudgets general, [NotNullWhen(true)] out LockBudgets? budgets, [NotNullWhen(false)] out Problem? problem)
    {
        var problems = new List<Problem>();
        var directives = FileDirectives.Read(file, problems);
        var (inTransaction, outside) = (general.InTransaction, general.OutsideTransaction);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (!seen.Add(directive.Name))
                problems.Add(At(file, directive, "is there more than once", "Only one of them could be meant.", "Keep one, then update atlas.sum."));
            else if (Apply(directive, inTransaction) is { } one && Apply(directive, outside) is { } other)
                (inTransaction, outside) = (one, other);
            else
                problems.Add(Wrong(file, directive));
        }
        var ofOutside = file.Header.TransactionMode == TransactionMode.None ? outside.Contradiction : null;
        if (problems.Count == 0 && (inTransaction.Contradiction ?? ofOutside) is { } contradiction)
        {
            problems.Add(directives.Count == 0
                ? new Problem("The time-outs of this file contradict each other.", contradiction, "Let statements take longer, or wait shorter.") { File = file.Name }
                : At(file, directives[^1], "contradicts another time-out", contradiction, "Let statements take longer, or wait shorter; then update atlas.sum."));
        }
        problem = problems.OrderBy(p => p.Line).FirstOrDefault();
        budgets = problem is null ? general with { InTransaction = inTransaction, OutsideTransaction = outside } : null;
        return problem is null;
    }

    private static LockBudget? Apply(Directive directive, LockBudget budget) => directive.Name switch
    {
        "lock_timeout" when PostgresDuration.TryParse(directive.Argument, out var timeout) => budget with { LockTimeout = timeout },
        "lock_retry_within" when PostgresDuration.TryParse(directive.Argument, out var within) => budget with { RetryWithin = within },
        "statement_timeout" when PostgresDuration.TryParse(directive.Argument, out var timeout) => budget with { StatementTimeout = timeout },
        "lock_tries" when int.TryParse(directive.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var tries)
            && tries is >= 1 and <= LockBudget.MostTries => budget with { Tries = tries },
        _ => null,
    };

    private static Problem Wrong(MigrationFile file, Directive directive) => Names.Contains(directive.Name)
        ? At(file, directive, $"says '{directive.Argument}'",
            directive.Name == "lock_tries"
                ? $"It takes a whole number from 1 to {LockBudget.MostTries}, and nothing else on the line."
                : "It takes a duration as PostgreSQL writes them, such as 10s, 500ms or 5min, and nothing else on the line; at least 1ms.",
            "Correct the directive, then update atlas.sum.")
        : At(file, directive, "is unknown", $"There are {string.Join(", ", Names)}.", "Correct its name, then update atlas.sum.");

    private static Problem At(MigrationFile file, Directive directive, string what, string why, string remedy) =>
        new($"opsbuild:{directive.Name} {what}", why, remedy) { File = file.Name, Line = directive.Line };
}
