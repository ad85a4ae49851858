using OpsBuild.Migrations.Lint.Excuses;
using OpsBuild.Migrations.Lint.Rules;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint;

/// <summary>Judges one file, command by command, and its excuses at the end.</summary>
internal sealed class FileJudge(LintConfiguration configuration, MigrationFile file, List<LintFinding> found, List<ExcusedFinding> excused)
{
    private readonly IReadOnlyList<Excuse> ofFile = ExcuseReader.OfFile(file);
    private readonly List<Excuse> excuses = [];

    /// <summary>Tells what keeps the file from being judged.</summary>
    public void Add(LintRule rule, TextPosition position, Problem problem)
    {
        if (configuration.Of(rule) is not LintSeverity.Off and var severity)
            found.Add(new LintFinding(rule.Code, severity, file.Name, position, problem.What, problem.Why, problem.Remedy));
    }

    /// <param name="command">The command.</param>
    /// <param name="before">Where the command before it ends; null in a file without excuses.</param>
    public void Judge(LintedCommand command, TextPosition? before)
    {
        var above = before is { } from ? ExcuseReader.Between(file.Content.Span, from, command.Text.Position.ByteOffset) : [];
        foreach (var excuse in above)
            Judge(excuse);
        foreach (var rule in RuleBook.OfCommands)
        {
            foreach (var hit in rule.Check(command))
                Add(rule, command, hit, above);
        }
    }

    /// <summary>What is left to say once all commands are judged.</summary>
    /// <param name="last">Where the last command ends; null in a file without excuses.</param>
    public void End(TextPosition? last)
    {
        if (last is { } from)
        {
            foreach (var excuse in ExcuseReader.Between(file.Content.Span, from, file.Content.Length))
                Judge(excuse);
        }
        foreach (var excuse in ofFile.Concat(excuses).Where(excuse => !excuse.IsUsed))
        {
            // Without a reason it was told already; by a name of Atlas's that means nothing here, somebody else may still be addressed.
            if (excuse.Reason is "" || (!excuse.IsAtlas && excuse.Names.Count == 0)
                || (excuse.IsAtlas && excuse.Names.Any(name => !RuleBook.IsAtlasName(name))))
                continue;
            var unknown = excuse.Names.Where(name => !excuse.IsAtlas && RuleBook.Find(name) is null).ToList();
            Add(ExcuseRules.Useless, excuse.Position, excuse switch
            {
                { IsStray: true } => $"an excuse for {Told(excuse)} that stands directly above no statement",
                _ when unknown.Count > 0 => $"there is no rule {string.Join(", ", unknown)}",
                _ => $"{Told(excuse)} excuses nothing here",
            });
        }
    }

    private static string Told(Excuse excuse) =>
        excuse.IsAtlas ? $"atlas:nolint {string.Join(' ', excuse.Names)}".Trim() : string.Join(", ", excuse.Names);

    private void Judge(Excuse excuse)
    {
        excuses.Add(excuse);
        if (excuse.IsAtlas)
            return;
        if (excuse.Names.Count == 0)
            Add(ExcuseRules.WithoutReason, excuse.Position, "an excuse that names no rule");
        else if (excuse.Reason is "")
            Add(ExcuseRules.WithoutReason, excuse.Position, $"an excuse for {string.Join(", ", excuse.Names)} without a reason");
    }

    private void Add(LintRule rule, LintedCommand command, Hit hit, IReadOnlyList<Excuse> above)
    {
        var severity = configuration.Of(rule);
        var excuse = above.Concat(ofFile).FirstOrDefault(one => one.Covers(rule));
        if (excuse is not null)
            excuse.IsUsed = true;
        if (severity is LintSeverity.Off)
            return;
        var finding = new LintFinding(rule.Code, severity, file.Name, command.At(hit.Offset), hit.What, rule.Why, rule.Rewrite);
        if (excuse is not null)
            excused.Add(new ExcusedFinding(finding, excuse.Reason ?? ""));
        else
            found.Add(finding);
    }

    private void Add(LintRule rule, TextPosition position, string what)
    {
        if (configuration.Of(rule) is not LintSeverity.Off and var severity)
            found.Add(new LintFinding(rule.Code, severity, file.Name, position, what, rule.Why, rule.Rewrite));
    }
}
