using Npgsql;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;
using Serilog;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Settles the statement that an earlier run may have sent: from the catalog, by somebody's answer, or not at all.</summary>
internal sealed class Settling(ApplySession session, CatalogLook look, ApplyOptions options, ILogger log)
{
    /// <param name="run">The file, its row, and where it is.</param>
    /// <param name="record">What the earlier run announced; null when it announced nothing.</param>
    /// <param name="cancellationToken">Ends the settling, which can be begun again.</param>
    /// <returns>How the run ends; null when it can go on.</returns>
    public async Task<FileEnd?> SettleAsync(NoTransactionFile.Run run, ProgressRecord? record, CancellationToken cancellationToken)
    {
        var number = run.Books.Applied + 1;
        // One of an earlier statement is a leftover: who came after recorded that statement as done.
        record = record?.Statement.Number == number ? record : null;
        if (Interrupted(run, record, number) is not { } statement)
            return null;
        var earlier = new EarlierSession(session.Connection, options);
        var waiting = options.Time.GetTimestamp();
        var busy = record is null ? await earlier.WaitAsync(statement.Text, cancellationToken) : await earlier.WaitAsync(record.Session, cancellationToken);
        if (busy is not null)
        {
            return new FileEnd.RunEnds(new ApplyOutcome.Refused(RefusalReason.EarlierRunBusy,
                [NoTransactionProblems.StillBusy(busy, options.Time.GetElapsedTime(waiting), SecretMask.Excerpt(statement.Text)) with { File = run.File.File.Name }]));
        }

        switch (await new SettlingStatement(look).SettleAsync(statement, cancellationToken))
        {
            case Settlement.Ran ran:
                return await RanAsync(run, record, number, ran.Why, cancellationToken);
            case Settlement.NeedsFinish finish:
                await session.SendAsync(new SqlCommandText(finish.Command, PositionOf(run, number)), cancellationToken);
                return await RanAsync(run, record, number, $"{finish.Why}, and was finished with: {finish.Command}", cancellationToken);
            case Settlement.RunsAgain again:
                return await AgainAsync(run, number, again, cancellationToken);
            case Settlement.Blocked blocked:
                return new FileEnd.RunEnds(new ApplyOutcome.Refused(RefusalReason.InvalidIndexInTheWay, [At(run, number, blocked.Problem)]));
            case Settlement.Open open:
                return await AskAsync(run, record, statement, open.Why, cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // What this program writes last leaves nothing open but what it announced. Atlas announces nothing.
    private static InterruptedStatement? Interrupted(NoTransactionFile.Run run, ProgressRecord? record, int number)
    {
        var row = run.File.Begun!;
        var isOurs = row.OperatorVersion.StartsWith($"{ApplyOptions.OperatorName} ", StringComparison.Ordinal);
        if (record is not null)
            return new InterruptedStatement(record.Text, isOurs ? record.Failed : row.Error.Length > 0) { Before = record.Before };
        if (isOurs || number > run.File.Statements.Count)
            return null;
        var text = run.File.Statements[number - 1].Text;
        return new InterruptedStatement(text, row.Error.Length > 0)
        {
            LeftItself = row.ErrorStatement == text && !row.Error.Contains("already exists", StringComparison.Ordinal),
        };
    }

    private async Task<FileEnd?> RanAsync(NoTransactionFile.Run run, ProgressRecord? record, int number, string why, CancellationToken cancellationToken)
    {
        if (record is not null && (number > run.File.Statements.Count || run.Books.HashOf(number) != record.Hash))
        {
            return new FileEnd.RunEnds(new ApplyOutcome.Refused(RefusalReason.AppliedStatementEdited,
            [
                NoTransactionProblems.StatementEdited(
                    run.File.File.Name, number > run.File.Statements.Count ? null : run.File.Statements[number - 1], number, number),
            ]));
        }
        log.Information("Statement {Number} of {File} ran before, for {Reason}", number, run.File.File.Name, why);
        return await run.Books.RecordDoneAsync(number, cancellationToken) ? null
            : new FileEnd.RunEnds(new ApplyOutcome.Refused(RefusalReason.VersionHalfApplied, [NoTransactionProblems.RowMoved(run.File.File.Name)]));
    }

    private async Task<FileEnd?> AgainAsync(NoTransactionFile.Run run, int number, Settlement.RunsAgain again, CancellationToken cancellationToken)
    {
        log.Information("Statement {Number} of {File} is run again, for {Reason}", number, run.File.File.Name, again.Why);
        await DropAsync(run, number, again.First, cancellationToken);
        return null;
    }

    /// <summary>Takes away what a try of the statement left that the server refused, for the next one.</summary>
    public async Task ClearAsync(NoTransactionFile.Run run, ProgressRecord record, CancellationToken cancellationToken)
    {
        var left = await new SettlingStatement(look).SettleAsync(new InterruptedStatement(record.Text, Failed: true) { Before = record.Before }, cancellationToken);
        if (left is Settlement.RunsAgain again)
            await DropAsync(run, (int)record.Statement.Number, again.First, cancellationToken);
    }

    private async Task DropAsync(NoTransactionFile.Run run, int number, IReadOnlyList<IndexFound> indexes, CancellationToken cancellationToken)
    {
        foreach (var index in indexes)
        {
            log.Warning("Dropping {Index}, which the interrupted statement {Number} of {File} left unfinished", index.Name, number, run.File.File.Name);
            var drop = new SqlCommandText($"drop index concurrently if exists {index.Name}", PositionOf(run, number));
            run.At = new Spot(number, drop);
            try
            {
                await session.SendAsync(drop, cancellationToken);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege && index.Name.StartsWith("pg_toast.", StringComparison.Ordinal))
            {
                // It goes with its table at the latest, and stands in nobody's way: REINDEX passes over it.
                log.Warning("{Index} stays: only a superuser may drop it. {Reason}", index.Name, error.MessageText);
            }
        }
    }

    private async Task<FileEnd?> AskAsync(
        NoTransactionFile.Run run, ProgressRecord? record, InterruptedStatement statement, string why, CancellationToken cancellationToken)
    {
        var asked = new StatementNumber(run.File.File.Version, run.Books.Applied + 1);
        switch (options.Answers.Find(asked))
        {
            case true:
                return await RanAsync(run, record, (int)asked.Number, "somebody looked and said so (MIGRATION_STATEMENT_RAN)", cancellationToken);
            case false:
                log.Information("Statement {Number} of {File} is run, for somebody looked and said that it had not (MIGRATION_STATEMENT_DID_NOT_RUN)",
                    asked.Number, run.File.File.Name);
                return null;
            default:
                return new FileEnd.RunEnds(new ApplyOutcome.InDoubt(new StatementDoubt
                {
                    File = run.File.File.Name,
                    Statement = asked,
                    Position = PositionOf(run, (int)asked.Number),
                    Excerpt = SecretMask.Excerpt(statement.Text),
                    Why = $"{Sender(record, run.File.Begun!)} {why}",
                }));
        }
    }

    private static string Sender(ProgressRecord? record, Revision row) => record is not null
        ? $"The run {record.Run} began it at {record.BeganAt.UtcDateTime:u} and ended before it could record whether it was done."
        : $"{row.OperatorVersion} stopped after statement {row.Applied} without an error, and may have sent this one.";

    private static TextPosition PositionOf(NoTransactionFile.Run run, int number) =>
        number <= run.File.Statements.Count ? run.File.Statements[number - 1].Position : TextPosition.Start;

    private static Problem At(NoTransactionFile.Run run, int number, Problem problem) =>
        problem with { File = run.File.File.Name, Line = PositionOf(run, number).Line, Column = PositionOf(run, number).Column };
}
