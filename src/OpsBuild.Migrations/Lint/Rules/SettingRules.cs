using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about settings.</summary>
internal static class SettingRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB981", LintSeverity.Warning, "SET that outlives its file")
        {
            Why =
                "Without LOCAL it holds for the session. Atlas runs the files after this one in the same session, the built-in engine "
                + "does not: what they do would depend on which applies them, and on what ran before.",
            Rewrite =
                "SET LOCAL, which ends with the file's transaction. In a file without one: SET, and RESET at its end. Better than a "
                + "search_path: the schema before each name.",
            Bad = new("set search_path = audit;\ncreate table entries (id bigint);\n"),
            Good = new("set local search_path = audit;\ncreate table entries (id bigint);\n"),
            Check = command => command.Does switch
            {
                SqlCommand.Set { IsLocal: false, IsReset: false } set when !command.After.OfType<SqlCommand.Set>()
                    .Any(later => later.IsReset && (later.Setting == set.Setting || later.Setting == "all")) =>
                    [new Hit(0, $"{set.Setting} stays set after this file")],
                SqlCommand.Query { Tag: "SELECT" } query when query.Calls.FirstOrDefault(call => call.Name == "set_config") is { } call
                    && !IsLocal(command) =>
                    [new Hit(call.Offset, "set_config() sets it for the session")],
                _ => [],
            },
        },
    ];

    // set_config(name, value, true) is SET LOCAL.
    private static bool IsLocal(LintedCommand command)
    {
        var terms = SqlTerms.Of(command.Text.Text);
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].Kind == TermKind.Close && (terms[i - 1].Is("true") || terms[i - 1].Text is "'t'" or "'true'" or "'on'")
                && (terms[i - 2].IsSymbol(',') || terms[i - 2].IsSymbol('>')))   // is_local => true
                return true;
        }
        return false;
    }
}
