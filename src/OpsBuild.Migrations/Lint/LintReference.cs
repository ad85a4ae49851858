using System.Globalization;
using System.Text;

namespace OpsBuild.Migrations.Lint;

/// <summary>The page about the rules, written from the rules themselves.</summary>
public static class LintReference
{
    /// <summary>The page's text, with LF.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        foreach (var (title, rules) in RuleBook.Chapters)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var rule in rules)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {rule.Code} {rule.Title}\n\n");
                text.Append(CultureInfo.InvariantCulture, $"{Severity(rule)}. {rule.Why}\n\n");
                Example(text, "Not", rule.Bad);
                Example(text, "But", rule.Good);
                text.Append(CultureInfo.InvariantCulture, $"{rule.Rewrite}\n");
                if (rule.AtlasNames.Count > 0)
                    text.Append(CultureInfo.InvariantCulture,
                        $"\nAlso excused by `atlas:nolint` with {string.Join(", ", rule.AtlasNames.Select(name => $"`{name}`"))}.\n");
            }
        }
        return text.ToString();
    }

    private static string Severity(LintRule rule) => rule.Severity switch
    {
        LintSeverity.Error => "Error",
        LintSeverity.Warning => "Warning",
        _ => "Off",
    };

    private static void Example(StringBuilder text, string word, LintExample example)
    {
        var earlier = example.Earlier is null ? "" : $", after `{example.Earlier.ReplaceLineEndings(" ")}`";
        text.Append(CultureInfo.InvariantCulture, $"{word}{earlier}:\n\n```sql\n{example.Text.TrimEnd('\n')}\n```\n\n");
    }

    private const string Opening = """
        # Rules for migrations

        `./build.sh LintMigrations` judges every file in `db/migrations` by these rules, without a database; `--json` prints the findings
        for programs, and `--only-added` judges only the files that git calls added. `./build.sh DetectMigrations`, and with it every
        apply, judges the added ones: an error there refuses the change, a warning is told. A code never changes its meaning. On GitHub
        Actions findings become annotations of the lines, errors first, at most ten of them. This page is written from the rules; a test
        keeps it in step and runs its examples.

        ## What each rule means here

        Beside each rule stands what it means by default: *error* for what destroys, cannot run or deceives; *warning* for what makes
        others wait or breaks code that runs now, because that depends on the table. `db/lint.yaml` (the folder above the migrations)
        says otherwise, one rule a line; a code that does not exist or another word is an error of its own:

        ```yaml
        OB921: error     # nobody builds an index under a lock here
        OB961: off
        ```

        ## Excusing one statement

        A comment directly above the statement, on lines of its own, names codes and the reason:

        ```sql
        -- opsbuild:nolint OB911 nothing has read it since release 41
        drop table notes;
        ```

        Without a reason it excuses nothing and is an error (OB903); where nothing is found that it excuses, it is told (OB904). Atlas's
        form counts as well, above a statement or among the directives that open a file: `-- atlas:nolint` for everything, and
        followed by `destructive` or `PG101` for what a rule below names, or by `OB921`, a code of this page.
        Names that only Atlas knows are left alone.

        ## What counts as a table in use

        Every table but those that the same file surely makes: `CREATE TABLE` without `IF NOT EXISTS`, `CREATE TABLE AS`, `SELECT INTO`,
        a new partition, under whatever name it is renamed to. `CREATE TABLE IF NOT EXISTS` may find one with rows, so what follows is
        judged. The earlier files of the directory are read too: they tell a column's type (OB931), a validated check (OB924), an index's
        table (OB922), a function's volatility and a domain's constraints (OB932), whether a table is partitioned (OB921).

        Whether a file runs in a transaction is what it says itself (`-- atlas:txmode`), else what `--tx-mode` says, as for an apply.

        ## What is not seen

        - No PostgreSQL parser takes part. Statements are read from the server's own tokens by the first words of its grammar; the tests
          compare the kind of every statement of the server's contrib scripts, and the locks of each command, with a real server.
        - What runs inside the server: DO blocks, functions, procedures, triggers, rules, dynamic SQL, the script of CREATE EXTENSION.
          DO, CALL, EXECUTE and SELECT of a function that is not PostgreSQL's own are told (OB902); a trigger's work is not.
        - The database: how many rows a table has, whether anybody uses it, what was made by other means than these files. A name without
          a schema may be in any: `orders` and `sales.orders` are taken for one table unless the files make both. Only what destroys takes
          no chance: `drop table sales.orders` is judged, although the same file made some `orders`.
        - Partitions, children and views that a statement on their parent locks along.
        - Whether a foreign key's type, a view's query or an expression is right: apply finds out, and rolls back.

        """;
}
