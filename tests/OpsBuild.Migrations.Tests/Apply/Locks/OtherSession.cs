using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

/// <summary>Somebody else at work in the same database, in a transaction until it is ended.</summary>
internal sealed class OtherSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private OtherSession(NpgsqlConnection connection) => _connection = connection;

    public int Pid { get; private init; }

    /// <summary>Begins a transaction as the database's owner and runs something in it.</summary>
    public static Task<OtherSession> BeginAsync(Scene scene, string sql, string name = "somebody else") =>
        BeginAsync(scene.Database.ConnectionString, sql, name);

    /// <summary>The same as the superuser, into whose sessions the owner may not look.</summary>
    public static Task<OtherSession> BeginAsSuperuserAsync(TemporaryDatabase database, string sql) =>
        BeginAsync(database.SuperuserConnectionString, sql, "the boss");

    public async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(Scene.Cancellation);
    }

    public Task CommitAsync() => ExecuteAsync("commit");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<OtherSession> BeginAsync(string database, string sql, string name)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, ApplicationName = name }.ConnectionString);
        await connection.OpenAsync(Scene.Cancellation);
        var session = new OtherSession(connection) { Pid = connection.ProcessID };
        await session.ExecuteAsync($"begin; {sql}");
        return session;
    }
}
