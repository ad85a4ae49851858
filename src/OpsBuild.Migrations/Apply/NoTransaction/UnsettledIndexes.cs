using Npgsql;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Names the indexes that an interrupted statement may have made, dropped or left unfinished, for whoever compares catalogs before it is settled.</summary>
internal sealed class UnsettledIndexes(NpgsqlConnection connection, ApplyOptions options)
{
    /// <param name="survey">A database with a half-applied version.</param>
    /// <param name="directory">Its migrations.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<IReadOnlyList<string>> ListAsync(DatabaseSurvey survey, MigrationDirectory directory, CancellationToken cancellationToken)
    {
        var half = survey.HalfApplied!;
        var next = half.Applied + 1;
        var record = survey.Interrupted?.Statement.Number == next ? survey.Interrupted : null;
        var file = directory.Files.First(file => file.Version == half.Version);
        if (!StatementSplitter.TrySplit(file, out var statements, out _))
            return [];
        var text = record?.Text ?? (next <= statements.Count ? statements[(int)half.Applied].Text : "");
        var (look, earlier) = (new CatalogLook(connection), record?.Before);
        IEnumerable<string> names = StatementEffect.Of(text) switch
        {
            StatementEffect.BuildsIndex { Name: { } name } index => Names(await look.IndexesAsync(index.Table, name, cancellationToken), earlier?.TableIndexes),
            StatementEffect.BuildsIndex index when earlier is not null => Names(await look.IndexesAsync(index.Table, cancellationToken), earlier.TableIndexes),
            StatementEffect.RebuildsIndexes => Names(await look.LeftoversAsync(cancellationToken), earlier?.InvalidIndexes),
            StatementEffect.Drops { Thing: CatalogThing.Relation } dropped => [Qualified(dropped.Name)],
            _ => [],
        };
        return [.. names];
    }

    private static IEnumerable<string> Names(IReadOnlyList<IndexFound> found, IReadOnlyList<long>? earlier) =>
        found.Where(index => earlier?.Contains(index.Oid) is not true).Select(index => index.Name);

    // It may be gone, so that the server cannot be asked for its schema; a name as people write them is in that of the application.
    private string Qualified(string name)
    {
        var text = name.Contains('"', StringComparison.Ordinal) ? name : name.ToLowerInvariant();
        return text.Contains('.', StringComparison.Ordinal) ? text : $"{options.Schema}.{text}";
    }
}
