using OpsBuild.Drift.Shadow;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using Serilog;
using Serilog.Core;

namespace OpsBuild.Drift.Tests;

/// <summary>A database, migrations, and a shadow: what a check works on.</summary>
internal sealed class Checked : IAsyncDisposable
{
    private readonly ShadowFixture.Lease? lease;
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    private Checked(TemporaryDatabase database, PostgresServer shadow, ShadowFixture.Lease? lease = null)
    {
        (Database, ShadowServer, this.lease) = (database, shadow, lease);
        Shadow = ShadowFixture.UrlOf(shadow);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public TemporaryDatabase Database { get; }

    public ShadowUrl Shadow { get; set; }

    public PostgresServer ShadowServer { get; }

    public DriftOptions Options { get; set; } = new();

    public MigrationDirectory Directory
    {
        get
        {
            var read = files.Select(file => MigrationFile.Of(file.Key, System.Text.Encoding.UTF8.GetBytes(file.Value))).ToList();
            return MigrationDirectory.Of("migrations", read, storedSum: null).UpTo(read.Count == 0 ? null : read[^1].Version);
        }
    }

    public static Task<Checked> CreateAsync(PostgresFixture postgres, ShadowFixture shadows) => CreateAsync(postgres.Server, shadows);

    /// <summary>With a target that the test owns.</summary>
    public static async Task<Checked> CreateAsync(PostgresServer target, ShadowFixture shadows)
    {
        var database = await TemporaryDatabase.CreateAsync(target, Cancellation);
        var lease = await shadows.TakeAsync(Cancellation);
        return new Checked(database, lease.Server, lease);
    }

    /// <summary>With a shadow that the test owns.</summary>
    public static async Task<Checked> CreateAsync(PostgresFixture postgres, PostgresServer shadow) =>
        new(await TemporaryDatabase.CreateAsync(postgres, Cancellation), shadow);

    /// <summary>Writes a migration.</summary>
    public Checked With(string name, string sql)
    {
        files[name] = sql;
        return this;
    }

    public Checked Without(string name)
    {
        files.Remove(name);
        return this;
    }

    /// <summary>Applies all migrations to the database.</summary>
    public async Task ApplyAsync() =>
        Assert.IsType<ApplyOutcome.Applied>(await new ApplyRun(Database.DataSource, Directory, Options.Apply, Logger.None).RunAsync(Cancellation));

    /// <summary>Changes the database past its migrations.</summary>
    public async Task ChangeAsync(string sql, bool asSuperuser = false)
    {
        await using var command = (asSuperuser ? Database.Superuser : Database.DataSource).CreateCommand(sql.Replace("ADMIN", Database.AdminUser, StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public Task<DriftOutcome> CheckAsync(ILogger? log = null, CancellationToken? cancellationToken = null) =>
        new DriftCheck(Database.DataSource, Directory, Shadow, Options, log ?? Logger.None).RunAsync(cancellationToken ?? Cancellation);

    public async Task<IEnumerable<string>> DifferencesAsync() =>
        Assert.IsType<DriftOutcome.Drifted>(await CheckAsync()).Report.Comparison.Differences
            .Select(item => item.ToString().Replace(Database.AdminUser, "ADMIN", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        lease?.Dispose();
        await Database.DisposeAsync();
    }
}
