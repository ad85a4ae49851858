using System.Security.Cryptography;
using OpsBuild.Local.Postgres;
using OpsBuild.Schema.Tests.Differences;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>A database of one server that is copied for each test, which is quicker than making it again.</summary>
public sealed class Template : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly TemporaryDatabase database;

    private Template(PostgresServer server, TemporaryDatabase database) => (this.server, this.database) = (server, database);

    /// <summary>What each copy holds at first.</summary>
    public Catalog Catalog { get; private set; } = null!;

    /// <summary>The same as its owner sees it, who is no superuser.</summary>
    public Catalog OwnersCatalog { get; private set; } = null!;

    /// <summary>The owner of all that is in it.</summary>
    public string AdminUser => database.AdminUser;

    /// <summary>Makes one with an object of each kind.</summary>
    public static async Task<Template> OneOfEachAsync(PostgresServer server)
    {
        var database = await OneOfEach.CreateAsync(server);
        // A database with connections cannot be copied.
        database.DataSource.Clear();
        database.Superuser.Clear();
        var template = new Template(server, database);
        // What a database has itself, such as settings, is not copied.
        await using var first = await template.CopyAsync();
        template.Catalog = await first.ReadAsync();
        template.OwnersCatalog = await first.ReadAsOwnerAsync();
        return template;
    }

    /// <summary>Makes a copy, or, with another template, an empty database.</summary>
    public async Task<DatabaseCopy> CopyAsync(string? template = null)
    {
        var name = $"copy_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await ServerAdmin.ExecuteAsync(server, $"create database {name} owner {AdminUser} template {template ?? database.Name}", CancellationToken.None);
        var (superuser, owner) = (server.Superuser(name), server.Superuser(name));
        (owner.Username, owner.Password) = (AdminUser, database.AdminPassword);
        return new DatabaseCopy(
            name, ServerAdmin.WithoutTypes(superuser), ServerAdmin.WithoutTypes(owner),
            () => ServerAdmin.ExecuteAsync(server, $"drop database {name} with (force)", CancellationToken.None));
    }

    /// <summary>A case's statements with the names that ADMIN and DATABASE stand for in a copy.</summary>
    public string Named(string sql, DatabaseCopy copy) =>
        sql.Replace("ADMIN", AdminUser, StringComparison.Ordinal).Replace("DATABASE", copy.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
