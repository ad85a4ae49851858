using System.Globalization;
using OpsBuild.Batch.Configuration;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Batch.Commands;

/// <summary>The variables that say how long an apply's statements may wait for locks.</summary>
internal static class LockVariables
{
    private static readonly LockBudgets Defaults = new();

    private static readonly Budget InTransaction = new("MIGRATION_", "MIGRATION_STATEMENT_LOCK_TIMEOUT", "a statement", Defaults.InTransaction);

    private static readonly Budget OutsideTransaction = new(
        "MIGRATION_NO_TRANSACTION_", "MIGRATION_NO_TRANSACTION_LOCK_TIMEOUT", "a statement that cannot run in a transaction", Defaults.OutsideTransaction);

    private static readonly Variable<bool> ShowBlockingQueries = new(
        "MIGRATION_SHOW_BLOCKING_QUERIES", TryParseSwitch, "true or false: whether the log shows the queries of whoever blocks a statement", "false");

    /// <summary>All that <see cref="Read"/> reads.</summary>
    public static IReadOnlyList<Variable> All { get; } = [.. InTransaction.Variables, .. OutsideTransaction.Variables, ShowBlockingQueries];

    public static LockBudgets Read(EnvironmentReader environment) => new()
    {
        InTransaction = InTransaction.Read(environment),
        OutsideTransaction = OutsideTransaction.Read(environment),
        ShowBlockingQueries = environment.Optional(ShowBlockingQueries, false),
    };

    private static bool TryParseSwitch(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    private static bool TryParseTries(string text, out int tries) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out tries) && tries is >= 1 and <= LockBudget.MostTries;

    /// <summary>The variables of one budget. Those of the ordinary one are not named alike: <c>MIGRATION_LOCK_TIMEOUT</c> is the wait for another run.</summary>
    private sealed class Budget(string prefix, string lockTimeout, string who, LockBudget defaults)
    {
        private readonly Variable<TimeSpan> _lockTimeout = new(
            lockTimeout, PostgresDuration.TryParse, $"how long {who} may wait for a lock, such as 5s; at least 1ms", PostgresDuration.Text(defaults.LockTimeout));

        private readonly Variable<int> _tries = new(
            $"{prefix}LOCK_TRIES", TryParseTries, $"how often {who} that got no lock is tried, from 1 to {LockBudget.MostTries}",
            defaults.Tries.ToString(CultureInfo.InvariantCulture));

        private readonly Variable<TimeSpan> _retryWithin = new(
            $"{prefix}LOCK_RETRY_WITHIN", PostgresDuration.TryParse, "how long after the first try another one may begin", PostgresDuration.Text(defaults.RetryWithin));

        private readonly Variable<TimeSpan> _statementTimeout = new(
            $"{prefix}STATEMENT_TIMEOUT", PostgresDuration.TryParse, $"how long {who} may take, its waits included", "what the server has set for the role");

        public IReadOnlyList<Variable> Variables => [_lockTimeout, _tries, _retryWithin, _statementTimeout];

        public LockBudget Read(EnvironmentReader environment)
        {
            var budget = defaults with
            {
                // What is malformed is reported already, and reads as nothing.
                LockTimeout = Lawful(environment.Optional(_lockTimeout, defaults.LockTimeout), defaults.LockTimeout),
                Tries = environment.Optional(_tries, defaults.Tries) is > 0 and <= LockBudget.MostTries and var tries ? tries : defaults.Tries,
                RetryWithin = Lawful(environment.Optional(_retryWithin, defaults.RetryWithin), defaults.RetryWithin),
                StatementTimeout = environment.Optional(_statementTimeout, TimeSpan.Zero) is { Ticks: > 0 } timeout ? timeout : null,
            };
            if (budget.Contradiction is { } contradiction)
                environment.Refuse(_statementTimeout, $"contradicts {_lockTimeout.Name}", contradiction, "Let statements take longer, or wait shorter.");
            return budget;
        }

        private static TimeSpan Lawful(TimeSpan read, TimeSpan otherwise) => read > TimeSpan.Zero ? read : otherwise;
    }
}
