using System.Globalization;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Bench.Figures;

/// <summary>
/// The batch as it is shipped, native code, as a whole process: it reads the credential, connects over verified TLS, and applies 2,000 migrations of one
/// statement each; then, with all of them applied, finds nothing to do.
/// </summary>
internal sealed class ApplyProcess : IFigure
{
    private const int Files = 2000;
    private const int Runs = 7;

    public IReadOnlyList<string> Names { get; } = ["apply_noop_2000_files", "apply_noop_peak_memory", "apply_2000_files", "apply_peak_memory"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var batch = await NativeProgram.PublishAsync(Path.Combine("src", "OpsBuild.Batch"), "batch", cancellationToken);
        var programs = await PostgresPrograms.FindAsync(new PostgresProgramsOptions(), Log.Logger, cancellationToken);
        await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), cancellationToken);
        var folder = Directory.CreateTempSubdirectory("opsbuild-bench-migrations-");
        try
        {
            SampleMigrations.Write(folder.FullName, Files);
            MigrationDirectory.Read(folder.FullName).UpdateSum();
            var database = server.Superuser("bench");
            await using (var source = NpgsqlDataSource.Create(server.Superuser()))
            await using (var create = source.CreateCommand("create database bench"))
                await create.ExecuteNonQueryAsync(cancellationToken);
            await using var secrets = new SecretEndpoint(database.Username!, database.Password!);
            var apply = batch with { Arguments = ["apply_db_migration"], Environment = Environment(server, secrets, folder.FullName) };

            var first = await RunAsync(apply, "applied", cancellationToken);
            var noops = new List<MeasuredProcess>();
            for (var run = 0; run <= Runs; run++)
                noops.Add(await RunAsync(apply, "up_to_date", cancellationToken));
            return
            [
                // The first run warms up the disk cache.
                new Row("apply_noop_2000_files", Samples.Median(noops.Skip(1).Select(run => run.Seconds)), "s", Goal.AtMost(0.3)),
                new Row("apply_noop_peak_memory", Samples.Median(noops.Skip(1).Select(run => run.PeakMebibytes)), "MiB", Goal.AtMost(80)),
                new Row("apply_2000_files", first.Seconds, "s", Goal.AtMost(Files * 0.0038)),
                new Row("apply_peak_memory", first.PeakMebibytes, "MiB", Goal.AtMost(80)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MeasuredProcess> RunAsync(Command apply, string outcome, CancellationToken cancellationToken)
    {
        var run = await MeasuredProcess.RunAsync(apply, cancellationToken);
        return run.Output.Contains($"\"outcome\":\"{outcome}\"", StringComparison.Ordinal) ? run
            : throw new InvalidOperationException($"The apply did not do what is timed:\n{run.Output}");
    }

    private static Dictionary<string, string?> Environment(PostgresServer server, SecretEndpoint secrets, string folder) => new()
    {
        ["RUN_ID"] = "bench",
        ["DB_HOST"] = server.Host,
        ["DB_PORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["DB_NAME"] = "bench",
        ["DB_ADMIN_CREDENTIAL_ID"] = "bench",
        ["DB_SSL_ROOT_CERT"] = server.AuthorityFile,
        ["MIGRATION_DIR"] = folder,
        ["AWS_ACCESS_KEY_ID"] = "bench",
        ["AWS_SECRET_ACCESS_KEY"] = "bench",
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = secrets.Url,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
