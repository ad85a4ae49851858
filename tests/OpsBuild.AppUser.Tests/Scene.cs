using Npgsql;
using OpsBuild.AppUser.Checks;
using OpsBuild.AppUser.Passwords;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.Sync;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

/// <summary>A database whose admin is no superuser, and the application's user to be made in it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly PostgresServer server;

    private Scene(PostgresServer server, TemporaryDatabase database)
    {
        this.server = server;
        Database = database;
        Name = User("app");
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public TemporaryDatabase Database { get; }

    /// <summary>The user; its name begins with the admin's, so that it is dropped with the database.</summary>
    public AppUserName Name { get; set; }

    public string Password { get; set; } = "marker-of-the-first-password";

    public AppUserPolicy Policy { get; set; } = new AppUserPolicy().In("public");

    public SqlTemplate Template { get; set; } = SqlTemplate.BuiltIn;

    public string Admin => Database.AdminUser;

    public static Task<Scene> CreateAsync(PostgresFixture postgres) => CreateAsync(postgres.Server);

    public static async Task<Scene> CreateAsync(PostgresServer server) => new(server, await TemporaryDatabase.CreateAsync(server, Cancellation));

    public AppUserName User(string suffix) => Parse($"{Admin}_{suffix}");

    public static AppUserName Parse(string text)
    {
        Assert.True(AppUserName.TryParse(text, out var name));
        return name;
    }

    /// <summary>Runs SQL as the admin, in which APP and ADMIN stand for the roles' quoted names.</summary>
    public Task RunAsync(string sql) => RunAsync(Database.DataSource, sql);

    public Task AsSuperuserAsync(string sql) => RunAsync(Database.Superuser, sql);

    public async Task<SyncOutcome.Done> SyncAsync() => Assert.IsType<SyncOutcome.Done>(await TrySyncAsync());

    public Task<SyncOutcome> TrySyncAsync() => new AppUserSync(Database.DataSource, Template).RunAsync([Request()], Cancellation);

    public async Task<SyncReport> SyncedAsync() => Assert.Single((await SyncAsync()).Users);

    public AppUserRequest Request() => new(Name, Policy) { Password = () => Password, IsPasswordRight = _ => LogsInAsync(Password) };

    public async Task<CheckReport> CheckAsync(bool asAdminToo = true)
    {
        await using var user = NpgsqlDataSource.Create(Connection(Password));
        return await new AppUserCheck(user, asAdminToo ? Database.DataSource : null, Template).RunAsync(Name, Policy, Cancellation);
    }

    /// <summary>Whether the server lets the user in.</summary>
    public async Task<bool> LogsInAsync(string password)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection(password).ConnectionString);
            await connection.OpenAsync(Cancellation);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith("28", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Runs SQL as the user; null, or the state of the error.</summary>
    public async Task<string?> AsUserAsync(string sql)
    {
        await using var user = NpgsqlDataSource.Create(Connection(Password));
        try
        {
            await RunAsync(user, sql);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    public async Task<string> AskAsync(string sql)
    {
        await using var command = Database.Superuser.CreateCommand(Named(sql));
        return $"{await command.ExecuteScalarAsync(Cancellation)}";
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private NpgsqlConnectionStringBuilder Connection(string password)
    {
        var connection = server.Superuser(Database.Name);
        (connection.Username, connection.Password, connection.Pooling) = (Name.ToString(), SaslPrep.Of(password), false);
        return connection;
    }

    private async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(Named(sql));
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private string Named(string sql) => sql
        .Replace("APP", $"\"{Name.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal)
        .Replace("ADMIN", $"\"{Admin}\"", StringComparison.Ordinal)
        .Replace("DATABASE_NAME", Database.Name, StringComparison.Ordinal);
}
