using System.Text;
using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Lint.Excuses;
using OpsBuild.Migrations.Lint.Memory;
using OpsBuild.Migrations.Lint.Rules;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint;

/// <summary>Judges migrations by the rules of docs/lint.md, from their text alone.</summary>
/// <param name="configuration">What each rule means.</param>
public sealed class MigrationLinter(LintConfiguration configuration)
{
    /// <summary>How the statements of a file are grouped that does not say it itself.</summary>
    /// <value>Default <see cref="TransactionMode.File"/>.</value>
    public TransactionMode TransactionMode { get; init; }

    /// <summary>Judges files of a directory.</summary>
    /// <param name="files">All migrations in the order in which they are applied: earlier ones tell what a later one finds there.</param>
    /// <param name="isJudged">Which of them are to be judged; null for all.</param>
    public LintReport Lint(IEnumerable<MigrationFile> files, Func<MigrationFile, bool>? isJudged = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var known = new SchemaMemory();
        var count = 0;
        var found = new List<LintFinding>();
        var excused = new List<ExcusedFinding>();
        foreach (var file in files)
        {
            known.BeginFile();
            var judge = isJudged?.Invoke(file) ?? true ? new FileJudge(configuration, file, found, excused) : null;
            if (judge is not null)
                count++;
            Read(file, known, judge);
        }
        return new LintReport(
            count,
            [.. found.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.File, Utf8Order.Instance)
                .ThenBy(finding => finding.Position.Line).ThenBy(finding => finding.Position.Column)
                    .ThenBy(finding => finding.Code, StringComparer.Ordinal)],
            excused);
    }

    private void Read(MigrationFile file, SchemaMemory known, FileJudge? judge)
    {
        foreach (var problem in file.Header.Problems)
            judge?.Add(ReadingRules.Unreadable, At(problem), problem);
        if (!StatementSplitter.TrySplit(file, out var statements, out var unreadable))
        {
            judge?.Add(ReadingRules.Unreadable, At(unreadable), unreadable);
            return;
        }
        var commands = statements.SelectMany(statement => statement.Commands)
            .Select(command => new ReadCommand(command, SqlCommand.Read(command.Text))).ToList();
        var linted = new LintedFile(file, commands, file.Header.DeclaredMode ?? TransactionMode);
        // Places between commands are only looked for where an excuse may stand.
        var mayExcuse = judge is not null && file.Content.Span.IndexOf("nolint"u8) >= 0;
        var before = TextPosition.Start;
        for (var i = 0; i < commands.Count; i++)
        {
            var (text, does) = commands[i];
            judge?.Judge(new LintedCommand(linted, i, text, does, known), mayExcuse ? before : null);
            if (mayExcuse)
                before = text.Position.After(Encoding.UTF8.GetBytes(text.Text));
            known.Take(does);
        }
        judge?.End(mayExcuse ? before : null);
    }

    private static TextPosition At(Problem problem) => new(problem.Line ?? 1, problem.Column ?? 1, 0);
}
