using Npgsql;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres;

/// <summary>The database and its admin, as RDS gives them to a customer: an owner who may much, but is no superuser.</summary>
/// <remarks>Names are identifiers checked by <see cref="LocalEnvironmentOptions"/>, so they stand in the SQL unquoted.</remarks>
internal sealed class AdminRole(PostgresServer server, string name, string database)
{
    private const string GroupRole = "rds_superuser";

    /// <summary>Makes what is missing, and sets the password: only its verifier travels and could be logged.</summary>
    public async Task EnsureAsync(SecretValue password, CancellationToken cancellationToken)
    {
        await using (var super = await OpenAsync("postgres", cancellationToken))
        {
            await EnsureGroupAsync(super, cancellationToken);
            if (!await IsThereAsync(super, "SELECT 1 FROM pg_roles WHERE rolname = $1", name, cancellationToken))
                await ExecuteAsync(super, $"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE", cancellationToken);
            await ExecuteAsync(super, $"GRANT {GroupRole} TO {name} WITH ADMIN OPTION", cancellationToken);
            await ExecuteAsync(super, $"ALTER ROLE {name} PASSWORD '{ScramVerifier.Of(password)}'", cancellationToken);
            if (!await IsThereAsync(super, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancellationToken))
                await ExecuteAsync(super, $"CREATE DATABASE {database} OWNER {name} TEMPLATE template0", cancellationToken);
        }

        // From 15 on the schema belongs to the database's owner by itself (pg_database_owner).
        if (server.Programs.Major < 15)
        {
            await using var super = await OpenAsync(database, cancellationToken);
            await ExecuteAsync(super, $"ALTER SCHEMA public OWNER TO {name}", cancellationToken);
        }
    }

    /// <summary>Whether the admin can log in to the database now.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await using var super = await OpenAsync("postgres", cancellationToken);
        return await IsThereAsync(super, "SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolcanlogin", name, cancellationToken)
            && await IsThereAsync(super, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancellationToken);
    }

    private async Task EnsureGroupAsync(NpgsqlConnection super, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(super, "SELECT 1 FROM pg_roles WHERE rolname = $1", GroupRole, cancellationToken))
            return;
        await ExecuteAsync(super, $"CREATE ROLE {GroupRole} NOLOGIN", cancellationToken);
        // What the RDS user guide says that the role may ("Understanding the rds_superuser role"): see all sessions, end them, force a checkpoint.
        List<string> granted = ["pg_monitor", "pg_signal_backend"];
        if (server.Programs.Major >= 15)
            granted.Add("pg_checkpoint");
        await ExecuteAsync(super, $"GRANT {string.Join(", ", granted)} TO {GroupRole} WITH ADMIN OPTION", cancellationToken);
    }

    private async Task<NpgsqlConnection> OpenAsync(string onDatabase, CancellationToken cancellationToken)
    {
        var settings = server.Superuser(onDatabase);
        (settings.Pooling, settings.Timeout, settings.CommandTimeout) = (false, 10, 30);
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string sql, string value, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = value } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
