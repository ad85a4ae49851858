using Npgsql;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>A copy of a <see cref="Template"/>, its test's own.</summary>
public sealed class DatabaseCopy(string name, NpgsqlDataSource superuser, NpgsqlDataSource owner, Func<Task> drop) : IAsyncDisposable
{
    /// <summary>The database's name.</summary>
    public string Name => name;

    /// <summary>Reads all that is in it.</summary>
    public Task<Catalog> ReadAsync() => CatalogReader.ReadAsync(superuser, new CatalogOptions(), Databases.Cancellation);

    /// <summary>Reads what its owner may see, who is no superuser.</summary>
    public Task<Catalog> ReadAsOwnerAsync() => CatalogReader.ReadAsync(owner, new CatalogOptions(), Databases.Cancellation);

    /// <summary>Runs statements as the superuser.</summary>
    public async Task RunAsync(string sql)
    {
        if (sql.Length == 0)
            return;
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Databases.Cancellation);
    }

    /// <summary>Runs a script, all of it in one transaction but for what must run alone.</summary>
    public async Task RunAsync(SqlScript script)
    {
        foreach (var alone in script.Runnable.Where(statement => statement.RunsAlone))
            await RunAsync(alone.Text);
        await using var batch = superuser.CreateBatch();
        foreach (var statement in script.Runnable.Where(statement => !statement.RunsAlone))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Text));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(Databases.Cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await superuser.DisposeAsync();
        await owner.DisposeAsync();
        await drop();
    }
}
