using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about what a file's transaction can hold.</summary>
internal static class TransactionRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB941", LintSeverity.Error, "A statement that no transaction may hold")
        {
            Why = "The file runs in one transaction, and PostgreSQL refuses the statement there (SQLSTATE 25001).",
            Rewrite =
                "Put it into a file of its own that begins with the line '-- atlas:txmode none' and an empty line; each statement of "
                + "it commits for itself.",
            Bad = new("create index concurrently orders_customer_idx on orders (customer_id);\n"),
            Good = new("-- atlas:txmode none\n\ncreate index concurrently if not exists orders_customer_idx on orders (customer_id);\n"),
            AtlasNames = ["concurrent_index", "PG103"],
            Check = command => !command.File.IsWithoutTransaction && command.Does is not SqlCommand.Query
                && OutsideTransaction.Find(command.Text) is { } words
                ? [new Hit(0, $"{words} cannot run inside of the file's transaction")]
                : [],
        },
        new("OB942", LintSeverity.Error, "BEGIN, COMMIT or ROLLBACK in a migration")
        {
            Why =
                "Apply begins and ends the transaction itself, so that the file and its row in the history are there together or not "
                + "at all; it refuses the file.",
            Rewrite = "Remove it. What has to be apart goes into a migration of its own.",
            Bad = new("begin;\ncreate table notes (body text);\ncommit;\n"),
            Good = new("create table notes (body text);\n"),
            Check = command => command.Does is SqlCommand.Other && TransactionControl.Find(command.Text) is { } words
                ? [new Hit(0, $"{words} begins or ends a transaction")]
                : [],
        },
        new("OB943", LintSeverity.Warning, "A new enum value that is used in the same transaction")
        {
            Why =
                "PostgreSQL refuses to use a value before the transaction that adds it has ended (SQLSTATE 55P04), unless the type is "
                + "as new.",
            Rewrite = "Add the value in one migration and use it in the next.",
            Bad = new("alter type mood add value 'calm';\nupdate people set mood = 'calm' where mood is null;\n",
                "create type mood as enum ('glad');\ncreate table people (mood mood);"),
            Good = new("alter type mood add value 'calm';\n", "create type mood as enum ('glad');"),
            Check = command => command.File.IsWithoutTransaction ? [] : UsesNewValue(command),
        },
    ];

    private static IEnumerable<Hit> UsesNewValue(LintedCommand command)
    {
        var added = command.File.Commands.Take(command.Index).Select(earlier => earlier.Does).OfType<SqlCommand.Alter>()
            .Where(alter => alter.Kind == SqlObjectKind.Type && !command.Known.IsNew(SqlObjectKind.Type, alter.Name))
            .SelectMany(alter => alter.Actions).OfType<AlterAction.AddValue>().Select(add => add.Value).ToHashSet(StringComparer.Ordinal);
        // The value in a comment's text or in another ADD VALUE … AFTER uses nothing.
        if (added.Count == 0 || command.Does is SqlCommand.Describe or SqlCommand.Alter { Kind.Words: "TYPE" })
            return [];
        var terms = SqlTerms.Of(command.Text.Text);
        return Enumerable.Range(0, terms.Count).Select(index => terms[index])
            .Where(term => term.Kind == TermKind.Text && added.Contains(QuotedText.Content(term.Text)))
            .Select(term => new Hit(term.Start, $"{term.Text} was added to an enum above, in this transaction"));
    }
}
