using Npgsql;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>An index, for whoever wonders where it comes from.</summary>
/// <param name="Oid">Its identity, which a later index of the same name does not share.</param>
/// <param name="Name">Its name with its schema, quoted where needed.</param>
/// <param name="IsValid">Queries may use it.</param>
internal sealed record IndexFound(long Oid, string Name, bool IsValid);

/// <summary>Looks up what a statement would make, drop or rebuild, with the session's own <c>search_path</c>.</summary>
internal sealed class CatalogLook(NpgsqlConnection connection)
{
    public async Task<CatalogState> ReadAsync(StatementEffect effect, CancellationToken cancellationToken) => effect switch
    {
        StatementEffect.BuildsIndex index => new CatalogState(
            null, [.. (await IndexesAsync(index.Table, cancellationToken)).Select(found => found.Oid)], []),
        StatementEffect.RebuildsIndexes => new CatalogState(null, [], [.. (await LeftoversAsync(cancellationToken)).Select(found => found.Oid)]),
        StatementEffect.Makes made => new CatalogState(await IsThereAsync(made.Thing, made.Name, cancellationToken), [], []),
        StatementEffect.Drops dropped => new CatalogState(await IsThereAsync(dropped.Thing, dropped.Name, cancellationToken), [], []),
        StatementEffect.AddsLabel label => new CatalogState(await HasLabelAsync(label.Type, label.Label, cancellationToken), [], []),
        StatementEffect.DetachesPartition detached => new CatalogState(
            await AttachmentAsync(detached, cancellationToken) is not null, [], []),
        _ => new CatalogState(null, [], []),
    };

    /// <summary>The indexes of a table; none when there is no such table.</summary>
    public Task<IReadOnlyList<IndexFound>> IndexesAsync(string table, CancellationToken cancellationToken) => ListAsync(
        "i.indrelid = pg_catalog.to_regclass($1)", table, cancellationToken);

    /// <summary>Those of a table that have a name, as it is written.</summary>
    public Task<IReadOnlyList<IndexFound>> IndexesAsync(string table, string name, CancellationToken cancellationToken) => ListAsync(
        "i.indrelid = pg_catalog.to_regclass($1) and c.relname = (pg_catalog.parse_ident($2))[1]", table, cancellationToken, name);

    /// <summary>Unfinished indexes that REINDEX CONCURRENTLY leaves when it is interrupted, by the names that it gives them.</summary>
    public Task<IReadOnlyList<IndexFound>> LeftoversAsync(CancellationToken cancellationToken) => ListAsync(
        "not i.indisvalid and c.relname ~ $1", "_cc(new|old)[0-9]*$", cancellationToken);

    public Task<bool> IsThereAsync(CatalogThing thing, string name, CancellationToken cancellationToken) => AskAsync(
        thing switch
        {
            CatalogThing.Relation => "select pg_catalog.to_regclass($1) is not null",
            CatalogThing.Schema => "select exists (select from pg_catalog.pg_namespace where nspname = (pg_catalog.parse_ident($1))[1])",
            CatalogThing.Database => "select exists (select from pg_catalog.pg_database where datname = (pg_catalog.parse_ident($1))[1])",
            CatalogThing.Tablespace => "select exists (select from pg_catalog.pg_tablespace where spcname = (pg_catalog.parse_ident($1))[1])",
            CatalogThing.Extension => "select exists (select from pg_catalog.pg_extension where extname = (pg_catalog.parse_ident($1))[1])",
            CatalogThing.Subscription =>
                """
                select exists (select from pg_catalog.pg_subscription s join pg_catalog.pg_database d on d.oid = s.subdbid
                               where d.datname = current_database() and s.subname = (pg_catalog.parse_ident($1))[1])
                """,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        cancellationToken, name);

    public Task<bool> HasLabelAsync(string type, string label, CancellationToken cancellationToken) => AskAsync(
        "select exists (select from pg_catalog.pg_enum where enumtypid = pg_catalog.to_regtype($1) and enumlabel = $2)", cancellationToken, type, label);

    /// <summary>Whether a partition's detachment has begun and not ended; null when it is no partition of the table.</summary>
    public async Task<bool?> AttachmentAsync(StatementEffect.DetachesPartition detached, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select inhdetachpending from pg_catalog.pg_inherits where inhrelid = pg_catalog.to_regclass($1) and inhparent = pg_catalog.to_regclass($2)",
            detached.Partition, detached.Table);
        return await command.ExecuteScalarAsync(cancellationToken) as bool?;
    }

    private async Task<IReadOnlyList<IndexFound>> ListAsync(string condition, string first, CancellationToken cancellationToken, params string[] more)
    {
        var sql = $"""
            select c.oid::bigint, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), i.indisvalid
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where {condition} order by c.oid
            """;
        await using var command = Command(sql, [first, .. more]);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<IndexFound>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(new IndexFound(rows.GetInt64(0), rows.GetString(1), rows.GetBoolean(2)));
        return found;
    }

    private async Task<bool> AskAsync(string sql, CancellationToken cancellationToken, params string[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private NpgsqlCommand Command(string sql, params string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return command;
    }
}
