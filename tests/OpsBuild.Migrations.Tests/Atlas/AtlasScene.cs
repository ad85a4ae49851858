using System.Globalization;
using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Testing;
using Serilog.Core;
using Serilog.Events;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Atlas;

/// <summary>A database of a test's own, and an Atlas to apply to it.</summary>
internal sealed class AtlasScene : IAsyncDisposable
{
    private readonly PostgresFixture _postgres;
    private readonly Lines _log = new();

    private AtlasScene(PostgresFixture postgres, TemporaryDatabase database, AtlasStandIn atlas)
    {
        _postgres = postgres;
        (Applies, Atlas) = (new Apply.Scene(database), atlas);
        Program = new AtlasProgram(atlas.Path, Url(database.AdminUser, database.Name), () => database.AdminPassword);
    }

    /// <summary>The same database, for what this program does itself.</summary>
    public Apply.Scene Applies { get; }

    public AtlasStandIn Atlas { get; }

    public AtlasProgram Program { get; set; }

    public ApplyOptions Options { get; set; } = new();

    /// <summary>What was logged, a line each.</summary>
    public string Log => string.Join('\n', _log.Told);

    public static async Task<AtlasScene> OpenAsync(PostgresFixture postgres, string fault = "", string? version = null) =>
        new(postgres, await TemporaryDatabase.CreateAsync(postgres, Apply.Scene.Cancellation), new AtlasStandIn(fault, version));

    public Task<ApplyOutcome> ApplyAsync(params MigrationFile[] files) => ApplyAsync(Directory(files), Apply.Scene.Cancellation);

    public async Task<ApplyOutcome> ApplyAsync(MigrationDirectory directory, CancellationToken cancellationToken)
    {
        await using var log = new Serilog.LoggerConfiguration().WriteTo.Sink(_log).CreateLogger();
        return await new AtlasApplyRun(Applies.Database.DataSource, directory, Options, Program, log).RunAsync(cancellationToken);
    }

    /// <summary>Applies over a connection with other settings.</summary>
    public async Task<ApplyOutcome> ApplyAsync(Action<NpgsqlConnectionStringBuilder> change, params MigrationFile[] files)
    {
        var connection = new NpgsqlConnectionStringBuilder(Applies.Database.ConnectionString);
        change(connection);
        await using var database = NpgsqlDataSource.Create(connection);
        return await new AtlasApplyRun(database, Directory(files), Options, Program, Logger.None).RunAsync(Apply.Scene.Cancellation);
    }

    /// <summary>As libpq takes it, over verified TLS.</summary>
    public string Url(string user, string database) => string.Create(
        CultureInfo.InvariantCulture,
        $"postgres://{Uri.EscapeDataString(user)}@{_postgres.Server.Host}:{_postgres.Server.Port}/{Uri.EscapeDataString(database)}?sslmode=verify-full&sslrootcert={Uri.EscapeDataString(_postgres.Server.AuthorityFile)}");

    public async ValueTask DisposeAsync()
    {
        Atlas.Dispose();
        await Applies.DisposeAsync();
    }

    private sealed class Lines : ILogEventSink
    {
        public List<string> Told { get; } = [];

        public void Emit(LogEvent logEvent) => Told.Add($"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
    }
}
