namespace OpsBuild.Schema.Tests.Sql;

/// <summary>The cases of <see cref="Differences.SingleDifferences"/> for which no statement is safe, each with the reason.</summary>
internal static class SinglesWithoutSql
{
    /// <summary>To make the original as the changed one.</summary>
    public static IReadOnlyDictionary<string, string> Adopt { get; } = new Dictionary<string, string>
    {
        ["update pg_extension set extversion = '0.1' where extname = 'citext'"] = "extensions have no scripts back",
        ["alter user mapping for public server far options (add dbname 'x')"] = "a user mapping's values are never read",
        ["alter table app.orders drop column during; alter table app.orders add column during int4range"] = "a column's place is its table's",
        ["alter table app.orders disable trigger all"] = "the triggers of a foreign key have no name that could be written",
        ["alter table app.orders drop constraint orders_note_key; alter table app.orders add constraint orders_note_key unique (note) deferrable; "
            + "alter table app.orders disable trigger all"] = "the triggers of a deferrable key have no name that could be written",
        ["alter table app.customers disable trigger all"] = "the triggers of a foreign key have no name that could be written",
        ["update pg_index set indisvalid = false where indexrelid = 'app.orders_at'::regclass"] = "nothing makes an index invalid on purpose",
    };

    /// <summary>To make the changed one as the original.</summary>
    public static IReadOnlyDictionary<string, string> Revert { get; } = new Dictionary<string, string>
    {
        ["drop server far cascade"] = "a user mapping's values are never read",
        ["alter table app.child no inherit app.parent"] = "INHERIT leaves columns their table's own besides",
        ["alter table app.orders drop column during; alter table app.orders add column during int4range"] = "a column's place is its table's",
        ["alter table app.orders alter column doubled drop expression"] = "a column that is not the last can become generated only by losing its place",
    };

    /// <summary>Changed to a state that no server would ever be in, so that the server cannot bring it back.</summary>
    public static IReadOnlySet<string> NeverReal { get; } = new HashSet<string>
    {
        // The extension has no script from such a version.
        "update pg_extension set extversion = '0.1' where extname = 'citext'",
    };
}
