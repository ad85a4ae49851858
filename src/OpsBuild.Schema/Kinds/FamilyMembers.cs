using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// Operators and support functions of an operator family, each depending on its class or, when loose, on the family: one a line, written as
/// CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY take them.
/// </summary>
internal static class FamilyMembers
{
    // What is added to a family of PostgreSQL's own does not depend on that, which cannot be dropped; so a family is asked for by its members' rows.
    public static string LooseOperators(string family) => Operators(
        $"pg_amop o where o.amopfamily = {family} and o.oid >= {FirstUserOid} and not {IsOfClass("pg_amop", "o.oid")}");

    public static string LooseFunctions(string family) => Functions(
        $"pg_amproc p where p.amprocfamily = {family} and p.oid >= {FirstUserOid} and not {IsOfClass("pg_amproc", "p.oid")}");

    public static string OperatorsOfClass(string oid) => Operators($"pg_depend d join pg_amop o on o.oid = d.objid where {DependsOnClass("pg_amop", oid)}");

    public static string FunctionsOfClass(string oid) => Functions($"pg_depend d join pg_amproc p on p.oid = d.objid where {DependsOnClass("pg_amproc", oid)}");

    private static string Operators(string rows) => $"""
        (select string_agg(e.line, E'\n' order by e.line collate "C") from (
            select 'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator::text
                   || case o.amoppurpose when 'o' then ' FOR ORDER BY ' || {NameIn("pg_opfamily", "opf", "o.amopsortfamily")} else '' end as line
            from {rows}) e)
        """;

    private static string Functions(string rows) => $"""
        (select string_agg(e.line, E'\n' order by e.line collate "C") from (
            select 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ') '
                   || p.amproc::regprocedure::text as line
            from {rows}) e)
        """;

    private static string DependsOnClass(string members, string oid) =>
        $"d.refclassid = 'pg_opclass'::regclass and d.refobjid = {oid} and d.classid = '{members}'::regclass";

    private static string IsOfClass(string members, string oid) => $"""
        exists (select from pg_depend d where d.classid = '{members}'::regclass and d.objid = {oid} and d.refclassid = 'pg_opclass'::regclass)
        """;
}
