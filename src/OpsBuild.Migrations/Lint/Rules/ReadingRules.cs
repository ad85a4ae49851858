using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about what the linter itself can read.</summary>
internal static class ReadingRules
{
    public static LintRule Unreadable { get; } = new("OB901", LintSeverity.Error, "A file that cannot be taken apart")
    {
        Why =
            "A quote without its end, a command of psql, a directive that nobody sees: apply refuses the file, and nothing of it could "
            + "be judged.",
        Rewrite = "Each finding says what to do.",
        Bad = new("insert into notes values ('it's late');\n", "create table notes (body text);"),
        Good = new("insert into notes values ('it''s late');\n", "create table notes (body text);"),
    };

    private static LintRule Opaque { get; } = new("OB902", LintSeverity.Warning, "Code that the linter cannot look into")
    {
        Why = "A DO block, a procedure or a function of your own may drop, lock or rewrite anything; no rule here sees it.",
        Rewrite = "Write plain statements where they can say it. Otherwise have somebody read it, and excuse it with the reason.",
        Bad = new("do $$ begin execute 'drop table ' || 'notes'; end $$;\n"),
        Good = new("drop table notes;   -- now OB911 sees it\n"),
        Check = command => command.Does switch
        {
            SqlCommand.Opaque opaque => [new Hit(0, $"{opaque.Tag}: what it does is not judged")],
            SqlCommand.Query { Changes: [], Tag: "SELECT" } query => query.Calls.Where(call => !KnownFunctions.IsBuiltIn(call))
                .Select(call => new Hit(call.Offset, $"{call}() is called: what it does is not judged")),
            _ => [],
        },
    };

    public static IReadOnlyList<LintRule> All { get; } = [Unreadable, Opaque];
}
