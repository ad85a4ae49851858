using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about what no later migration brings back.</summary>
internal static class DestructiveRules
{
    private const string Gone =
        "The rows are gone once the migration commits; only a backup has them, and code that still asks for them fails.";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB911", LintSeverity.Error, "DROP TABLE")
        {
            Why = Gone,
            Rewrite =
                "Deploy code that no longer uses the table, keep the table for some releases (ALTER TABLE … RENAME TO …_old, where "
                + "nothing uses it), then drop it with an excuse that says since when it is unused.",
            Bad = new("drop table notes;\n"),
            Good = new("-- opsbuild:nolint OB911 nothing has read it since release 41 (March)\ndrop table notes;\n"),
            AtlasNames = ["destructive", "DS102"],
            Check = command => Dropped(command, Found.IsTable),
        },
        new("OB912", LintSeverity.Error, "DROP COLUMN")
        {
            Why = Gone,
            Rewrite =
                "Deploy code that neither reads nor writes the column (SELECT * does), then drop it with an excuse that says since "
                + "when it is unused.",
            Bad = new("alter table customers drop column fax;\n"),
            Good = new("-- opsbuild:nolint OB912 release 41 was the last that wrote it\nalter table customers drop column fax;\n"),
            AtlasNames = ["destructive", "DS103"],
            Check = command => command.Does is SqlCommand.Alter alter && (Found.IsTable(alter.Kind) || alter.Kind == SqlObjectKind.Type)
                ? alter.Actions.OfType<AlterAction.DropColumn>()
                    .Where(drop => !command.Known.IsSurelyNew(alter.Name, drop.Column) && !command.Known.IsSurelyNew(alter.Kind, alter.Name))
                    .Select(drop => new Hit(drop.Offset, $"{alter.Name}.{drop.Column} is dropped"))
                : [],
        },
        new("OB913", LintSeverity.Error, "DROP SCHEMA, DROP DATABASE, DROP OWNED")
        {
            Why = "Everything in it goes at once, named nowhere in the migration.",
            Rewrite = "Drop what is in it by name, with the rules that are about each, then the empty schema.",
            Bad = new("drop schema audit cascade;\n"),
            Good = new("-- opsbuild:nolint OB913 empty since the migration before this one\ndrop schema audit;\n"),
            AtlasNames = ["destructive", "DS101"],
            Check = command => Dropped(command, kind =>
                kind == SqlObjectKind.Schema || kind == SqlObjectKind.Database || kind.Words == "OWNED"),
        },
        new("OB914", LintSeverity.Error, "DROP … CASCADE")
        {
            Why =
                "It drops whatever depends on the object as well: views, foreign keys, columns that a person who reads the migration "
                + "does not see.",
            Rewrite = "Drop each dependent thing by name, in order; without CASCADE the server lists them.",
            Bad = new("drop view order_totals cascade;\n"),
            Good = new("drop view monthly_totals;\ndrop view order_totals;\n"),
            AtlasNames = ["destructive"],
            Check = command => command.Does switch
            {
                SqlCommand.Drop { Cascade: true } drop when drop.Kind != SqlObjectKind.Schema && !AreNew(command, drop) =>
                    [new Hit(0, $"DROP {drop.Kind} … CASCADE")],
                SqlCommand.Truncate { Cascade: true } => [new Hit(0, "TRUNCATE … CASCADE")],
                SqlCommand.Alter alter when !command.Known.IsSurelyNew(alter.Kind, alter.Name) => alter.Actions
                    .Where(action => action is AlterAction.DropColumn { Cascade: true } or AlterAction.DropConstraint { Cascade: true })
                    .Select(action => new Hit(action.Offset, $"ALTER {alter.Kind} {alter.Name} DROP … CASCADE")),
                _ => [],
            },
        },
        new("OB915", LintSeverity.Error, "DROP TYPE, DOMAIN, SEQUENCE, MATERIALIZED VIEW or EXTENSION")
        {
            Why =
                "A sequence takes its count along, a materialized view its rows, an extension its types and functions; code that names "
                + "one of them fails.",
            Rewrite = "Drop it when nothing has used it for some releases, with an excuse that says so.",
            Bad = new("drop sequence invoice_numbers;\n"),
            Good = new("-- opsbuild:nolint OB915 invoices are numbered by the billing service since release 40\ndrop sequence "
                + "invoice_numbers;\n"),
            AtlasNames = ["destructive"],
            Check = command => Dropped(command, kind =>
                kind == SqlObjectKind.Type || kind == SqlObjectKind.Domain || kind == SqlObjectKind.Sequence
                || kind == SqlObjectKind.MaterializedView || kind == SqlObjectKind.Extension),
        },
        new("OB916", LintSeverity.Error, "TRUNCATE")
        {
            Why = Gone + " While it runs, nobody reads the table either.",
            Rewrite = "Delete what is meant, in batches and by a condition, outside of migrations; or excuse it with the reason.",
            Bad = new("truncate sessions;\n"),
            Good = new("delete from sessions where expired_at < '2026-01-01';\n"),
            AtlasNames = ["destructive"],
            Check = command => command.Does is SqlCommand.Truncate truncate
                ? truncate.Tables.Where(table => !command.Known.IsSurelyNew(SqlObjectKind.Table, table))
                    .Select(table => new Hit(table.Offset, $"{table} is emptied"))
                : [],
        },
        new("OB917", LintSeverity.Error, "DELETE without WHERE")
        {
            Why = Gone,
            Rewrite = "Say which rows; where all of them are meant, write WHERE true and excuse nothing.",
            Bad = new("delete from sessions;\n"),
            Good = new("delete from sessions where true;\n"),
            AtlasNames = ["destructive"],
            Check = command => command.Does.Changes
                .Where(change => change is { Kind: DataChangeKind.Delete, HasCondition: false }
                    && !command.Known.IsSurelyNew(SqlObjectKind.Table, change.Table))
                .Select(change => new Hit(change.Table.Offset, $"every row of {change.Table} is deleted")),
        },
    ];

    private static IEnumerable<Hit> Dropped(LintedCommand command, Func<SqlObjectKind, bool> isMeant)
    {
        if (command.Does is not SqlCommand.Drop drop || !isMeant(drop.Kind))
            return [];
        return drop.Names.Count == 0
            ? [new Hit(0, $"DROP {drop.Kind}")]
            : drop.Names.Where(name => !command.Known.IsSurelyNew(drop.Kind, name))
                .Select(name => new Hit(name.Offset, $"{drop.Kind.Words.ToLowerInvariant()} {name} is dropped"));
    }

    private static bool AreNew(LintedCommand command, SqlCommand.Drop drop) =>
        drop.Names.Count > 0 && drop.Names.All(name => command.Known.IsSurelyNew(drop.Kind, name));
}
