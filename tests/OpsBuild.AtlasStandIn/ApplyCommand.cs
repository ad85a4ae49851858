using Npgsql;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.AtlasStandIn;

/// <summary><c>atlas migrate apply</c>: it really applies, takes Atlas's lock, writes Atlas's rows and reports as Atlas does.</summary>
internal sealed class ApplyCommand(Flags flags, Fault fault)
{
    private const long LockKey = 2686470616;

    private readonly RevisionRows _rows = new(flags.RevisionsSchema);
    private readonly Report _report = new(flags.Url, flags.Directory);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (fault.Is("garbage"))
        {
            Console.Out.Write("<html>Sign in to continue</html>");
            return 0;
        }
        if (fault.Is("crash"))
            return Panic();
        if (fault.Is("lie"))
        {
            Console.Out.Write(_report.Text());
            return 0;
        }

        var directory = MigrationDirectory.Read(flags.Directory);
        if (directory.CheckSum() is not SumCheck.Valid)
            return await GiveUpAsync("checksum mismatch");
        await using var database = Target.Open(flags.Url);
        try
        {
            await using var locking = await database.OpenConnectionAsync(cancellationToken);
            if (!await LockAsync(locking, cancellationToken))
                return await GiveUpAsync("acquiring database lock: sql/schema: lock is held by other session");
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var exitCode = await ApplyAsync(connection, directory, cancellationToken);
            await RevisionRows.ExecuteAsync(locking, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
            return exitCode;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            return await GiveUpAsync($"postgres: {failure.Message}");
        }
    }

    private static int Panic()
    {
        Console.Error.WriteLine("panic: runtime error: index out of range [0] with length 0\n\ngoroutine 1 [running]:");
        return 2;
    }

    private static async Task<int> GiveUpAsync(string why)
    {
        await Console.Error.WriteLineAsync($"Error: {why}");
        return 1;
    }

    private async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + flags.LockTimeout;
        while (true)
        {
            await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return true;
            if (DateTime.UtcNow >= end)
                return false;
            await Task.Delay(25, cancellationToken);
        }
    }

    private async Task<int> ApplyAsync(NpgsqlConnection connection, MigrationDirectory directory, CancellationToken cancellationToken)
    {
        await _rows.MigrateAsync(connection, cancellationToken);
        var hashes = directory.ComputeSum().Entries.ToDictionary(entry => entry.File, entry => entry.Hash);
        var history = await _rows.ReadAsync(connection, cancellationToken);
        var pending = directory.Files.Where(file => !file.Header.IsCheckpoint).ToList();
        if (history.Count > 0)
        {
            var last = history[^1];
            pending.RemoveAll(file => string.CompareOrdinal($"{file.Version}", last.Version) < (last.Applied == last.Total ? 1 : 0));
        }
        else if (flags.Baseline is { } baseline)
        {
            var file = pending.First(each => $"{each.Version}" == baseline);
            await _rows.WriteAsync(connection, new Row { Version = baseline, Description = file.Description, Type = 1, PartialHashes = null }, cancellationToken);
            pending.RemoveRange(0, pending.IndexOf(file) + 1);
        }
        else if (!flags.AllowDirty && await HasTablesAsync(connection, cancellationToken))
        {
            return await GiveUpAsync("sql/migrate: connected database is not clean: found table in schema \"public\". baseline version or allow-dirty is required");
        }
        else if (directory.Files.LastOrDefault(file => file.Header.IsCheckpoint) is { } checkpoint)
        {
            pending = [.. directory.Files.SkipWhile(file => file != checkpoint)];
        }

        _report.Pending(pending.Select(file => file.Name));
        var done = 0;
        foreach (var file in pending)
        {
            if (fault.IsAfter("crash_after", done))
                return Panic();
            if (fault.IsAfter("stop_early", done))
                break;
            if (!await ApplyFileAsync(connection, file, hashes[file.Name], cancellationToken))
                break;
            done++;
        }
        Console.Out.Write(_report.Text());
        return _report.Failure is null ? 0 : 1;
    }

    private async Task<bool> ApplyFileAsync(NpgsqlConnection connection, MigrationFile file, string hash, CancellationToken cancellationToken)
    {
        StatementSplitter.TrySplit(file, out var split, out _);
        var statements = split!.Select(statement => statement.Text).ToList();
        var sums = RevisionRows.Hashes(statements);
        var hasTransaction = file.Header.Directives.All(directive => directive is not { Name: "txmode", Argument: "none" }) && flags.TxMode != "none";
        var row = (await _rows.ReadAsync(connection, cancellationToken)).FirstOrDefault(each => each.Version == $"{file.Version}")
            ?? new Row { Version = $"{file.Version}", Description = file.Description, Total = statements.Count, Hash = hash };
        row.PartialHashes ??= [];
        _report.Begin(file.Name, row.Version, row.Description, row.Applied);
        var at = "";
        try
        {
            if (hasTransaction)
                await RevisionRows.ExecuteAsync(connection, "begin read write", cancellationToken);
            await _rows.WriteAsync(connection, row, cancellationToken);
            foreach (var statement in statements.Skip((int)row.Applied))
            {
                at = statement;
                _report.Statement(statement);
                await RevisionRows.ExecuteAsync(connection, statement, cancellationToken);
                row.PartialHashes!.Add(sums[(int)row.Applied++]);
                await _rows.WriteAsync(connection, row, cancellationToken);
            }
            row.PartialHashes = null;
            await _rows.WriteAsync(connection, fault.Is("wrong_hash") ? Altered(row) : row, cancellationToken);
            at = "";
            if (hasTransaction)
                await RevisionRows.ExecuteAsync(connection, "commit", cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            await FailAsync(connection, row, at, Words(failure), hasTransaction);
            return false;
        }
    }

    private async Task FailAsync(NpgsqlConnection connection, Row row, string statement, string words, bool hasTransaction)
    {
        if (statement.Length == 0)
        {
            _report.Failure = words;
            return;
        }
        _report.Fail(statement, words);
        _report.Failure = $"sql/migrate: executing statement \"{statement}\" from version \"{row.Version}\": {words}";
        (row.Error, row.ErrorStatement) = (words, statement);
        try
        {
            if (hasTransaction)
                await RevisionRows.ExecuteAsync(connection, "rollback", CancellationToken.None);
            else
                await _rows.WriteAsync(connection, row, CancellationToken.None);
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            _report.Failure += $"\nsql/migrate: write revision: {lost.Message}";
        }
    }

    private static Row Altered(Row row) => new() { Version = row.Version, Description = row.Description, Applied = row.Applied, Total = row.Total, Hash = "other", PartialHashes = null };

    private static string Words(Exception failure) => failure switch
    {
        PostgresException server => $"pq: {server.MessageText}",
        OperationCanceledException { InnerException: PostgresException server } => $"pq: {server.MessageText}",
        NpgsqlException { InnerException: IOException } => "driver: bad connection",
        _ => failure.Message,
    };

    private static async Task<bool> HasTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_tables where schemaname = 'public')", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
