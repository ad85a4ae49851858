using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Another enumeration in the place of one: the columns that hold its labels are rewritten to it by way of text.</summary>
/// <remarks>
/// Only where that is all there is to it. An expression that mentions a label (a check, a predicate, a view) holds the old type, and the server would
/// not find the operators between both.
/// </remarks>
internal sealed class EnumExchange
{
    private readonly ObjectChange change;
    private readonly string definition;
    private readonly SqlContext context;
    private readonly ImmutableArray<ObjectIdentity> dependents;

    public EnumExchange(ObjectChange change, string definition, SqlContext context)
    {
        (this.change, this.definition, this.context) = (change, definition, context);
        dependents = context.Have.Dependencies.DependentsOf(change.Have.Identity);
    }

    /// <summary>Made anew where no row holds a label; exchanged where columns and nothing else do; otherwise left to a person.</summary>
    public Alteration Alteration
    {
        get
        {
            if (!TypeUses.Columns(change.Have.Identity, context.Have).Any())
                return new Alteration.Anew();
            var obstacle = dependents.FirstOrDefault(item => !IsPlainColumn(item))
                ?? dependents.SelectMany(column => context.Have.Dependencies.DependentsOf(column)).FirstOrDefault(item => !IsRebuilt(item));
            return obstacle is null
                ? new Alteration.InPlace([.. Statements()])
                : new Alteration.Impossible(
                    $"a label is gone or elsewhere, which takes another type, and {obstacle} would not survive that: drop it, exchange the type in all columns, and make it again.");
        }
    }

    private IEnumerable<SqlStatement> Statements()
    {
        var name = change.Want.Identity.Name;
        var old = SqlName.Unquoted(SqlName.Last(name));
        old = SqlName.Quoted($"{(old.Length > 58 ? old[..58] : old)}_old");
        var schema = name[..(name.Length - SqlName.Last(name).Length)];
        yield return new SqlStatement($"ALTER TYPE {name} RENAME TO {old}")
        {
            Note = "A label is gone or elsewhere, which takes another type: fails where a row has a label that is no more. Each table is locked and rewritten.",
        };
        yield return definition;
        foreach (var column in dependents.Select(item => context.Have.Find(item)!))
        {
            var (table, own) = (column.Place.PartOf, column.Identity.Name[(column.Place.PartOf!.Length + 1)..]);
            if (column["default"] is not null)
                yield return $"ALTER TABLE {table} ALTER COLUMN {own} DROP DEFAULT";
            var type = column["type"]!;
            yield return $"ALTER TABLE {table} ALTER COLUMN {own} SET DATA TYPE {type} USING {own}::text{(type.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "")}::{type}";
            // Another default may have a label that is new; it is set with what else changes of the column.
            if (column["default"] is { } byDefault && context.Want.Find(column.Identity)?["default"] == byDefault)
                yield return $"ALTER TABLE {table} ALTER COLUMN {own} SET DEFAULT {byDefault}";
        }

        yield return $"DROP TYPE {schema}{old}";
        // Whoever runs this owns the new type; what else differs is said after this, starting from what the old one had.
        foreach (var statement in Rights.OnCreate("type", name, change.Have, context))
            yield return statement;
    }

    private bool IsPlainColumn(ObjectIdentity item) =>
        item.Kind == ObjectKind.Column && context.Have.Find(item) is { } column && column["generated"] is null && column["inherited"] is null
        && context.Have.Find(ObjectKind.Table, column.Place.PartOf!) is { } table && table["kind"] == "table"
        && (column["type"] == change.Have.Identity.Name || column["type"] == $"{change.Have.Identity.Name}[]");

    // The server makes keys and indexes of columns alone again.
    private bool IsRebuilt(ObjectIdentity item) => context.Have.Find(item) is { } found && item.Kind switch
    {
        ObjectKind.Constraint => found["kind"] is "primary key" or "unique",
        ObjectKind.Index => !found["definition"]!.Contains("::", StringComparison.Ordinal),
        ObjectKind.Sequence => true,
        ObjectKind.Table => true,
        _ => false,
    };
}
