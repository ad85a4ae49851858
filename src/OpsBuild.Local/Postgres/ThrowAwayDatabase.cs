using Npgsql;
using OpsBuild.Local.Secrets;
using Serilog;

namespace OpsBuild.Local.Postgres;

/// <summary>A database and its admin like the local environment's, on a server that is made for it and deleted when disposed.</summary>
public sealed class ThrowAwayDatabase : IAsyncDisposable
{
    private static readonly LocalEnvironmentOptions Names = new("");

    private ThrowAwayDatabase(PostgresServer server, SecretValue password)
    {
        Server = server;
        var connection = server.Superuser(Names.DatabaseName);
        (connection.Username, connection.Password, connection.Pooling) = (AdminUser, password.Reveal(), false);
        DataSource = NpgsqlDataSource.Create(connection);
    }

    /// <summary>The server.</summary>
    public PostgresServer Server { get; }

    /// <summary>The role that owns the database.</summary>
    public string AdminUser { get; } = Names.AdminUser;

    /// <summary>Connections as that role, who is no superuser.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Starts the server and makes the database.</summary>
    /// <exception cref="PostgresProgramsNotFoundException">There is no such PostgreSQL.</exception>
    /// <exception cref="PostgresServerException">The server could not be started.</exception>
    public static async Task<ThrowAwayDatabase> StartAsync(PostgresProgramsOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var programs = await PostgresPrograms.FindAsync(options, log, cancellationToken);
        var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions { Log = log }, cancellationToken);
        try
        {
            var password = new SecretValue(RandomText.Plain(32));
            await new AdminRole(server, Names.AdminUser, Names.DatabaseName).EnsureAsync(password, cancellationToken);
            return new ThrowAwayDatabase(server, password);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await Server.DisposeAsync();
    }
}
