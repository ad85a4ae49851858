using System.Security.Cryptography;
using Npgsql;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Testing;

/// <summary>A database that one test owns, dropped when disposed. Its owner is an admin who is no superuser, as on RDS.</summary>
public sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly PostgresServer server;

    private TemporaryDatabase(PostgresServer server, NpgsqlConnectionStringBuilder admin, NpgsqlConnectionStringBuilder superuser)
    {
        this.server = server;
        (Name, AdminUser, AdminPassword) = (admin.Database!, admin.Username!, admin.Password!);
        (ConnectionString, SuperuserConnectionString) = (admin.ConnectionString, superuser.ConnectionString);
        (DataSource, Superuser) = (NpgsqlDataSource.Create(admin), NpgsqlDataSource.Create(superuser));
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>The owner: LOGIN, CREATEDB and CREATEROLE, no superuser; of this test alone.</summary>
    public string AdminUser { get; }

    /// <summary>The owner's password.</summary>
    public string AdminPassword { get; }

    /// <summary>The owner's connection string, password included, over verified TLS.</summary>
    public string ConnectionString { get; }

    /// <summary>The superuser's connection string to this database, password included.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>Connections as the owner.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Connections as the superuser, for what an RDS admin could not do.</summary>
    public NpgsqlDataSource Superuser { get; }

    /// <summary>Makes a database and its owner on the test assembly's server.</summary>
    public static Task<TemporaryDatabase> CreateAsync(PostgresFixture fixture, CancellationToken cancellationToken) =>
        CreateAsync(fixture.Server, cancellationToken);

    /// <summary>Makes a database and its owner on a server that the test started itself.</summary>
    /// <remarks>Disposing drops the database, so the server must run then; where the whole server is thrown away, the database need not be.</remarks>
    public static async Task<TemporaryDatabase> CreateAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        var name = $"test_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        var admin = $"{name}_admin";
        var password = RandomNumberGenerator.GetHexString(24);
        await ServerAdmin.ExecuteAsync(server, $"CREATE ROLE {admin} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'", cancellationToken);
        await ServerAdmin.ExecuteAsync(server, $"CREATE DATABASE {name} OWNER {admin}", cancellationToken);

        var owner = server.Superuser(name);
        (owner.Username, owner.Password) = (admin, password);
        return new TemporaryDatabase(server, owner, server.Superuser(name));
    }

    /// <summary>Drops the database, its owner, and the roles that the test made with the owner's name before their own.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await Superuser.DisposeAsync();
        // A database with a subscription cannot be dropped from outside; where it subscribes to is nobody's business here.
        await ServerAdmin.ExecuteAsync(server, $"DELETE FROM pg_subscription s USING pg_database d WHERE d.oid = s.subdbid AND d.datname = '{Name}'", CancellationToken.None);
        await ServerAdmin.ExecuteAsync(server, $"DROP DATABASE {Name} WITH (FORCE)", CancellationToken.None);
        await ServerAdmin.ExecuteAsync(
            server,
            $"""
            DO $$ DECLARE role name; BEGIN
                FOR role IN SELECT rolname FROM pg_roles WHERE rolname ^@ '{AdminUser}' ORDER BY length(rolname) DESC LOOP
                    EXECUTE format('DROP OWNED BY %I', role);
                    EXECUTE format('DROP ROLE %I', role);
                END LOOP; END $$
            """,
            CancellationToken.None);
    }
}
