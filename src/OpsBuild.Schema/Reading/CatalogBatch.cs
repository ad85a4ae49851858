using Npgsql;
using NpgsqlTypes;
using OpsBuild.Schema.Kinds;

namespace OpsBuild.Schema.Reading;

/// <summary>All kinds in one round trip.</summary>
internal sealed class CatalogBatch(ServerVersion version, CatalogSurvey survey, CatalogOptions options)
{
    public async Task<Catalog> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var notCovered = new List<NotCovered>();
        await using var batch = new NpgsqlBatch(connection);
        var dialect = new Dialect(version, options.RoleNames);
        // The server ends each query itself, in time to be told apart from a lost connection.
        batch.Timeout = 0;
        var queries = new List<CatalogQuery>();
        foreach (var query in AllKinds.Queries.Where(query => version.Major >= query.Since))
        {
            var sql = query.Sql(dialect);
            if (survey.Refusal(sql) is { } refusal)
            {
                notCovered.Add(new NotCovered(query.Kind.Word(), refusal));
                continue;
            }

            queries.Add(query);
            batch.BatchCommands.Add(Command(sql));
        }

        var remainder = new Remainder(survey);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(remainder.Sql()));
        var dependenciesRefusal = survey.Refusal(DependencyRows.Wholes) ?? survey.Refusal(DependencyRows.Dependencies);
        if (dependenciesRefusal is null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DependencyRows.Wholes));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DependencyRows.Dependencies));
        }
        else
        {
            notCovered.Add(new NotCovered("dependency", dependenciesRefusal));
        }

        var objects = new List<CatalogObject>();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var texts = new TextPool();
        var dependencies = new DependencyRows();
        foreach (var query in queries)
        {
            var mapping = new ObjectRows(query.Kind, rows, texts, options);
            while (await rows.ReadAsync(cancellationToken))
            {
                objects.Add(mapping.Read());
                dependencies.Add(mapping.Address, objects[^1].Identity);
            }

            await rows.NextResultAsync(cancellationToken);
        }

        notCovered.AddRange(remainder.Unreadable());
        while (await rows.ReadAsync(cancellationToken))
            notCovered.Add(Remainder.Read(rows));
        if (dependenciesRefusal is null)
        {
            await rows.NextResultAsync(cancellationToken);
            await dependencies.ReadWholesAsync(rows, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            await dependencies.ReadDependenciesAsync(rows, cancellationToken);
        }

        return new Catalog(version.Major, objects, notCovered, dependencies.ToValue());
    }

    private NpgsqlBatchCommand Command(string sql)
    {
        var schemas = (object?)options.Schemas?.ToArray() ?? DBNull.Value;
        if (!sql.Contains("$1", StringComparison.Ordinal))
            return new NpgsqlBatchCommand(sql);
        return new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter { Value = schemas, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } };
    }
}
