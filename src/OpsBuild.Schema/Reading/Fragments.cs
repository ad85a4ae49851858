namespace OpsBuild.Schema.Reading;

/// <summary>The pieces of SQL that many kinds share.</summary>
internal static class Fragments
{
    /// <summary>The first OID that initdb does not give: everything below is PostgreSQL's own.</summary>
    public const int FirstUserOid = 16384;

    /// <summary>A condition: the object is not PostgreSQL's own, and its schema is a chosen one and no temporary one.</summary>
    /// <param name="row">The alias of the object's row, with an <c>oid</c>.</param>
    /// <param name="schema">The alias of <c>pg_namespace</c>.</param>
    public static string IsChosen(string row, string schema = "n") =>
        $"{row}.oid >= {FirstUserOid} and {IsChosenSchema(schema)}";

    /// <inheritdoc cref="IsChosen"/>
    public static string IsChosenSchema(string schema = "n") =>
        $"{schema}.nspname !~ '^pg_(toast|temp_)' and ($1::text[] is null or {schema}.nspname = any($1::text[]))";

    /// <summary>A qualified name, quoted where SQL needs it.</summary>
    public static string Name(string name, string schema = "n") => $"quote_ident({schema}.nspname) || '.' || quote_ident({name})";

    /// <summary>The name of an object of a catalog by its OID, such as a collation's; null for OID 0.</summary>
    public static string NameIn(string catalog, string prefix, string oid) =>
        $"""
        (select {Name($"named.{prefix}name", "its")} from {catalog} named join pg_namespace its on its.oid = named.{prefix}namespace where named.oid = {oid})
        """;

    /// <summary>The extension that an object is a member of, or null.</summary>
    /// <remarks>The first condition is one hash table for the whole query: most objects are no extension's, and asking for each is what costs.</remarks>
    public static string Extension(string catalog, string oid) =>
        $"""
        (case when {oid} in (select objid from pg_depend where refclassid = 'pg_extension'::regclass and classid = '{catalog}'::regclass and deptype = 'e') then
        (select e.extname from pg_depend m join pg_extension e on e.oid = m.refobjid
         where m.classid = '{catalog}'::regclass and m.objid = {oid} and m.objsubid = 0 and m.deptype = 'e'
           and m.refclassid = 'pg_extension'::regclass) end)
        """;

    /// <summary>
    /// Where the catalog keeps the object, as columns that <see cref="ObjectRows"/> takes: only for finding the two ends of a dependency within one
    /// reading, never a part of a value.
    /// </summary>
    public static string Address(string catalog, string oid, string part = "0") =>
        $"'{catalog}'::regclass::oid as {ObjectRows.Catalog}, {oid} as {ObjectRows.Oid}, {part}::integer as {ObjectRows.Part}";

    /// <summary>The first columns of a kind that belongs to no schema.</summary>
    public static string InDatabase(string catalog, string oid, string name) => FirstColumns("null::text", catalog, oid, name);

    /// <summary>The first columns of a kind whose objects are in a schema, the row <c>n</c>, and part of nothing else.</summary>
    public static string InSchema(string catalog, string oid, string name) => FirstColumns("n.nspname", catalog, oid, name);

    /// <summary>A function with the types of its arguments, by a column that holds its OID; null for none.</summary>
    public static string Function(string oid) => $"nullif({oid}::oid, 0)::regprocedure::text";

    /// <summary>A function's name alone, for what is declared with that; null for none.</summary>
    public static string FunctionName(string oid) => $"nullif({oid}::oid, 0)::regproc::text";

    /// <summary>The comment on an object or on a part of it, or null.</summary>
    public static string Comment(string catalog, string oid, string part = "0") =>
        $"""
        (select description from pg_description where objoid = {oid} and classoid = '{catalog}'::regclass and objsubid = {part})
        """;

    /// <summary>The comment on what belongs to the whole cluster, or null.</summary>
    public static string SharedComment(string catalog, string oid) =>
        $"""
        (select description from pg_shdescription where objoid = {oid} and classoid = '{catalog}'::regclass)
        """;

    /// <summary>An array of text as a set: one item a line, sorted; null without items.</summary>
    public static string Set(string array, string prefix = "") =>
        $"""
        (case when {array} is not null then (select string_agg('{prefix}' || item, E'\n' order by item collate "C") from unnest({array}) item) end)
        """;

    /// <summary>A flag that is said only when it is set.</summary>
    public static string WhenTrue(string condition) => $"case when {condition} then true end";

    private static string FirstColumns(string schema, string catalog, string oid, string name) =>
        $"""
        {schema} as in_schema, null::text as part_of, {name} as name, {Extension(catalog, oid)} as extension, {Address(catalog, oid)}
        """;
}
