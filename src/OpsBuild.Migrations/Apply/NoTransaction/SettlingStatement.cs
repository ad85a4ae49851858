using System.Globalization;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Finds out from the catalog what became of a statement.</summary>
internal sealed class SettlingStatement(CatalogLook look)
{
    /// <param name="statement">The statement; its session must have ended.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<Settlement> SettleAsync(InterruptedStatement statement, CancellationToken cancellationToken)
    {
        var settlement = await FromCatalogAsync(statement, cancellationToken);
        // What the server refused did not run, so that there is nothing to ask.
        return settlement is Settlement.Open && statement.Failed ? new Settlement.RunsAgain("the server had refused it") : settlement;
    }

    private Task<Settlement> FromCatalogAsync(InterruptedStatement statement, CancellationToken cancellationToken) => StatementEffect.Of(statement.Text) switch
    {
        StatementEffect.Repeatable => Now(new Settlement.RunsAgain("it does no harm a second time")),
        StatementEffect.BuildsIndex index => IndexAsync(index, statement, cancellationToken),
        StatementEffect.RebuildsIndexes => RebuildAsync(statement, cancellationToken),
        StatementEffect.DetachesPartition detached => DetachedAsync(detached, statement, cancellationToken),
        StatementEffect.Makes made => MadeAsync(made, statement, cancellationToken),
        StatementEffect.Drops dropped => DroppedAsync(dropped, statement, cancellationToken),
        StatementEffect.AddsLabel label => LabelAsync(label, statement, cancellationToken),
        _ => Now(new Settlement.Open("The catalog does not tell whether it took effect.")),
    };

    private async Task<Settlement> IndexAsync(StatementEffect.BuildsIndex index, InterruptedStatement statement, CancellationToken cancellationToken)
    {
        var earlier = statement.Before?.TableIndexes ?? [];
        if (index.Name is null)
        {
            if (statement.Before is null)
                return new Settlement.Open("It leaves the index's name to the server, so that the index cannot be told from others.");
            var added = (await look.IndexesAsync(index.Table, cancellationToken)).Where(found => !earlier.Contains(found.Oid)).ToList();
            return added switch
            {
                [] => new Settlement.RunsAgain("its table has no new index"),
                [{ IsValid: true } one] => new Settlement.Ran($"the index {one.Name} is there and valid"),
                [var one] => new Settlement.RunsAgain($"it left the index {one.Name} unfinished", [one]),
                _ => new Settlement.Open(string.Create(
                    CultureInfo.InvariantCulture, $"Its table got {added.Count} indexes since: {string.Join(", ", added.Select(found => found.Name))}.")),
            };
        }
        switch (await look.IndexesAsync(index.Table, index.Name, cancellationToken))
        {
            case []:
                return new Settlement.RunsAgain("its index is not there");
            case [var found, ..] when earlier.Contains(found.Oid):
                return new Settlement.RunsAgain($"the index {found.Name} was there before it");
            case [{ IsValid: true } found, ..]:
                return new Settlement.Ran($"the index {found.Name} is there and valid");
            case [var found, ..] when statement.Before is not null || statement.LeftItself:
                return new Settlement.RunsAgain($"it left the index {found.Name} unfinished", [found]);
            case var left:
                return new Settlement.Blocked(NoTransactionProblems.InvalidIndexInTheWay(left[0].Name));
        }
    }

    private async Task<Settlement> RebuildAsync(InterruptedStatement statement, CancellationToken cancellationToken)
    {
        if (statement.Before is not { InvalidIndexes: var earlier })
            return new Settlement.RunsAgain("building indexes anew does no harm a second time");
        var left = (await look.LeftoversAsync(cancellationToken)).Where(found => !earlier.Contains(found.Oid)).ToList();
        return left.Count == 0
            ? new Settlement.RunsAgain("building indexes anew does no harm a second time")
            : new Settlement.RunsAgain($"it left unfinished: {string.Join(", ", left.Select(found => found.Name))}", left);
    }

    private async Task<Settlement> DetachedAsync(
        StatementEffect.DetachesPartition detached, InterruptedStatement statement, CancellationToken cancellationToken) =>
        await look.AttachmentAsync(detached, cancellationToken) switch
        {
            true => new Settlement.NeedsFinish(
                $"{detached.Partition} is half detached", $"alter table {detached.Table} detach partition {detached.Partition} finalize"),
            false => new Settlement.RunsAgain($"{detached.Partition} is still a partition"),
            null when statement.Before?.Present is false => new Settlement.RunsAgain($"{detached.Partition} was no partition before it either"),
            null => new Settlement.Ran($"{detached.Partition} is no partition any more"),
        };

    private async Task<Settlement> MadeAsync(StatementEffect.Makes made, InterruptedStatement statement, CancellationToken cancellationToken) =>
        Made(made.Name, await look.IsThereAsync(made.Thing, made.Name, cancellationToken), statement);

    private async Task<Settlement> LabelAsync(StatementEffect.AddsLabel label, InterruptedStatement statement, CancellationToken cancellationToken) =>
        Made($"the label '{label.Label}'", await look.HasLabelAsync(label.Type, label.Label, cancellationToken), statement);

    private static Settlement Made(string what, bool isThere, InterruptedStatement statement) =>
        !isThere ? new Settlement.RunsAgain($"{what} is not there")
        : statement.Before?.Present is true ? new Settlement.RunsAgain($"{what} was there before it")
        : new Settlement.Ran($"{what} is there");

    private async Task<Settlement> DroppedAsync(StatementEffect.Drops dropped, InterruptedStatement statement, CancellationToken cancellationToken) =>
        await look.IsThereAsync(dropped.Thing, dropped.Name, cancellationToken) ? new Settlement.RunsAgain($"{dropped.Name} is still there")
        : statement.Before?.Present is false ? new Settlement.RunsAgain($"{dropped.Name} was not there before it either")
        : new Settlement.Ran($"{dropped.Name} is gone");

    private static Task<Settlement> Now(Settlement settlement) => Task.FromResult(settlement);
}
