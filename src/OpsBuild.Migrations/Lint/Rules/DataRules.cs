using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Analysis.Locks;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about migrations that change rows.</summary>
internal static class DataRules
{
    private const string Orders = "create table orders (id bigint primary key, code text, country text);";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB971", LintSeverity.Warning, "Rows are changed in the transaction that alters a table in use")
        {
            Why =
                "The lock of the DDL is held until the rows are done, and the rows stay locked until the DDL is: each makes the "
                + "other's users wait.",
            Rewrite = "Put the definition into one migration and the change of rows into the next.",
            Bad = new("alter table orders add column region text;\nupdate orders set region = 'EU' where country = 'FR';\n", Orders),
            Good = new("update orders set region = 'EU' where country = 'FR';\n", Orders + "\nalter table orders add column region text;"),
            Check = command => command.File.IsWithoutTransaction || Changed(command) is not { Count: > 0 } changed
                || Altered(command) is not { } altered
                ? []
                : changed.Select(change => new Hit(change.Table.Offset,
                    $"{Verb(change.Kind)} {change.Table} runs in one transaction with {altered}")),
        },
        new("OB972", LintSeverity.Warning, "UPDATE without WHERE")
        {
            Why = "Every row is written anew and stays locked until the transaction ends; the table grows to twice its size.",
            Rewrite =
                "Update in batches by key, outside of migrations; or by a condition that leaves out the rows that are right already. "
                + "Where all of them are meant and few, write WHERE true.",
            Bad = new("update orders set country = 'FR';\n", Orders),
            Good = new("update orders set country = 'FR' where country is null;\n", Orders),
            Check = command => command.Does.Changes
                .Where(change => change is { Kind: DataChangeKind.Update, HasCondition: false } && command.MayExist(change.Table))
                .Select(change => new Hit(change.Table.Offset, $"every row of {change.Table} is written anew")),
        },
    ];

    private static string Verb(DataChangeKind kind) => kind switch
    {
        DataChangeKind.Insert => "INSERT into",
        DataChangeKind.Delete => "DELETE from",
        DataChangeKind.Merge => "MERGE into",
        DataChangeKind.Copy => "COPY into",
        _ => "UPDATE of",
    };

    private static List<DataChange> Changed(LintedCommand command) => [.. command.Does.Changes.Where(change => command.MayExist(change.Table))];

    // What was made in this file is nobody's yet, so its locks make nobody wait.
    private static string? Altered(LintedCommand command)
    {
        var made = command.File.Commands.Select(one => one.Does).OfType<SqlCommand.CreateTable>().Where(table => !table.IfNotExists)
            .Select(table => table.Name).ToList();
        foreach (var (_, does) in command.File.Commands)
        {
            if (does is not (SqlCommand.Alter or SqlCommand.CreateIndex or SqlCommand.Create or SqlCommand.Drop or SqlCommand.Truncate
                or SqlCommand.CreateTable))
                continue;
            var strong = CommandLocks.Of(does).Locks
                .FirstOrDefault(held => held.Mode.BlocksWrites() && !made.Exists(name => name.MayBe(held.Relation)));
            if (strong is not null)
                return $"{does.Tag}, which locks {strong.Relation} {strong.Mode.ToSql()}";
        }
        return null;
    }
}
