using Npgsql;
using Serilog;

namespace OpsBuild.Migrations.Apply.Indexes;

/// <summary>Looks for invalid indexes before a run and after it, and names them.</summary>
internal sealed class IndexLook(ApplySession session, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<InvalidIndex>> BeforeAsync(CancellationToken cancellationToken)
    {
        var found = await InvalidIndexList.ReadAsync(session.Connection, cancellationToken);
        foreach (var index in found)
            log.Warning("Before the first migration: {Problem}", (index with { WasThereBefore = true }).ToProblem().ToString());
        return found;
    }

    /// <summary>Adds to an outcome what is there now. A lost or stopped run's connection may not answer any more; its outcome counts all the same.</summary>
    /// <param name="outcome">How the run ended.</param>
    /// <param name="before">What was there at its beginning; null when it did nothing.</param>
    /// <param name="cancellationToken">Cuts the looking short, but not before it began: a stopped run is where an index may have been left.</param>
    public async Task<ApplyOutcome> AfterAsync(ApplyOutcome outcome, IReadOnlyList<InvalidIndex>? before, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(Patience);
        try
        {
            var token = cancellationToken.IsCancellationRequested ? ending.Token : cancellationToken;
            var found = (await InvalidIndexList.ReadAsync(session.Connection, token))
                .Select(index => index with { WasThereBefore = before is null || before.Any(known => known.Name == index.Name) }).ToList();
            foreach (var index in found)
                log.Warning("{Problem}", index.ToProblem().ToString());
            return outcome with { InvalidIndexes = found };
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            log.Debug(error, "The database cannot be asked for invalid indexes any more");
            return outcome;
        }
    }
}
