using System.Text.RegularExpressions;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Schema;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Pipeline.Schemas;

/// <summary>A database on a throw-away server that holds what another one does, without its rows, and may be changed at will.</summary>
internal sealed partial class ScratchDatabase : IAsyncDisposable
{
    private const string Name = "scratch";

    // All of a large schema at once would need more locks than a server has by default.
    private const int StatementsAtOnce = 200;

    private ScratchDatabase(NpgsqlConnectionStringBuilder connection) => DataSource = NpgsqlDataSource.Create(connection);

    /// <summary>Connections as the superuser.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Makes it, empty, and the roles that catalogs mention, none of which can log in.</summary>
    public static async Task<ScratchDatabase> CreateAsync(PostgresServer server, IReadOnlyCollection<Catalog> catalogs, CancellationToken cancellationToken)
    {
        await using (var superuser = NpgsqlDataSource.Create(server.Superuser()))
        {
            await using var known = superuser.CreateCommand("SELECT array_agg(quote_ident(rolname)) FROM pg_roles");
            var there = (string[])(await known.ExecuteScalarAsync(cancellationToken))!;
            await using var batch = superuser.CreateBatch();
            foreach (var role in catalogs.SelectMany(RolesOf).Except(there, StringComparer.Ordinal).Order(StringComparer.Ordinal))
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"CREATE ROLE {role} NOLOGIN"));
            if (batch.BatchCommands.Count > 0)
                await batch.ExecuteNonQueryAsync(cancellationToken);
            await using var create = superuser.CreateCommand($"CREATE DATABASE {Name} TEMPLATE template0");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var connection = server.Superuser(Name);
        // As pg_dump has it: definitions name schemas themselves, and a function's body is text until it is called. Roles are looked for in messages.
        connection.Options = "-c search_path= -c check_function_bodies=off -c lc_messages=C";
        connection.Pooling = false;
        return new ScratchDatabase(connection);
    }

    /// <summary>Runs a script. A role that it mentions and that is not there is made.</summary>
    /// <exception cref="PostgresException">A statement is refused.</exception>
    public async Task LoadAsync(SqlScript script, CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        var waiting = new List<SqlStatement>();
        foreach (var statement in script.Runnable)
        {
            if (statement.RunsAlone || waiting.Count == StatementsAtOnce)
                await RunAsync(connection, waiting, cancellationToken);
            waiting.Add(statement);
            if (statement.RunsAlone)
                await RunAsync(connection, waiting, cancellationToken);
        }

        await RunAsync(connection, waiting, cancellationToken);
    }

    /// <summary>Closes the connections; the database goes with its server.</summary>
    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    private static async Task RunAsync(NpgsqlConnection connection, List<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (statements.Count > 0)
        {
            try
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var statement in statements)
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Text));
                await batch.ExecuteNonQueryAsync(cancellationToken);
                statements.Clear();
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.UndefinedObject
                && RoleDoesNotExist().Match(refused.MessageText) is { Success: true } match && made.Add(match.Groups["role"].Value))
            {
                // The batch was one transaction, so all of it runs again.
                await using var create = new NpgsqlCommand($"CREATE ROLE {Quoted(match.Groups["role"].Value)} NOLOGIN", connection);
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private static IEnumerable<string> RolesOf(Catalog catalog) =>
        catalog.Objects.Where(item => item.Identity.Kind == ObjectKind.Role).Select(item => item.Identity.Name)
            .Concat(catalog.Objects.Select(item => item["owner"]).OfType<string>());

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("^role \"(?<role>.+)\" does not exist$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex RoleDoesNotExist();
}
