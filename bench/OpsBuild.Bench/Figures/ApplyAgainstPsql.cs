using System.Globalization;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using Serilog;

namespace OpsBuild.Bench.Figures;

/// <summary>
/// 500 one-statement migrations: our apply against <c>psql -1 -f</c> per file, in turn on one server, each time into a new database.
/// </summary>
/// <remarks>The goals are those of the apply issue: at most 1.5 times psql's time, and at most a tenth of the 38 ms per file that Atlas needs.</remarks>
internal sealed class ApplyAgainstPsql : IFigure
{
    private const int Files = 500;
    private const int Pairs = 3;

    public IReadOnlyList<string> Names { get; } = ["apply_500_files", "apply_500_files_to_psql", "apply_per_file"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var programs = await PostgresPrograms.FindAsync(new PostgresProgramsOptions(), Log.Logger, cancellationToken);
        await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), cancellationToken);
        var folder = Directory.CreateTempSubdirectory("opsbuild-bench-migrations-");
        try
        {
            var files = SampleMigrations.Write(folder.FullName, Files);
            var directory = MigrationDirectory.Read(folder.FullName).UpdateSum();

            List<double> ours = [], psqls = [];
            for (var pair = 0; pair <= Pairs; pair++)
            {
                var our = await OurApplyAsync(server, $"ours_{pair}", directory, cancellationToken);
                var psql = await PsqlAsync(server, $"psql_{pair}", files, cancellationToken);
                // The first pair warms up code, disk cache and server.
                if (pair == 0)
                    continue;
                ours.Add(our);
                psqls.Add(psql);
            }

            return
            [
                new Row("apply_500_files", Samples.Median(ours), "s", Goal.AtMost(Files * 0.0038)),
                new Row("apply_500_files_to_psql", Samples.Median(ours.Zip(psqls, (our, psql) => our / psql)), "ratio", Goal.AtMost(1.5)),
                new Row("apply_per_file", Samples.Median(ours) / Files * 1000, "ms", Goal.AtMost(3.8)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> OurApplyAsync(PostgresServer server, string database, MigrationDirectory directory, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(await CreateAsync(server, database, cancellationToken));
        return await Samples.SecondsAsync(async () =>
        {
            var outcome = await new ApplyRun(source, directory, new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(cancellationToken);
            if (outcome is not ApplyOutcome.Applied { Files.Count: Files })
                throw new InvalidOperationException($"The apply did not do what is timed: {outcome}");
        });
    }

    private static async Task<double> PsqlAsync(PostgresServer server, string database, List<string> files, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(await CreateAsync(server, database, cancellationToken));
        var environment = new Dictionary<string, string?>
        {
            ["PGHOST"] = connection.Host,
            ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = connection.Username,
            ["PGPASSWORD"] = connection.Password,
            ["PGDATABASE"] = connection.Database,
        };
        return await Samples.SecondsAsync(async () =>
        {
            foreach (var file in files)
                await new Command("psql", "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-1", "-f", file) { Environment = environment }.RunAsync(cancellationToken);
        });
    }

    private static async Task<string> CreateAsync(PostgresServer server, string database, CancellationToken cancellationToken)
    {
        var connection = server.Superuser();
        await using (var source = NpgsqlDataSource.Create(connection.ConnectionString))
        await using (var create = source.CreateCommand($"CREATE DATABASE {database}"))
            await create.ExecuteNonQueryAsync(cancellationToken);
        connection.Database = database;
        return connection.ConnectionString;
    }
}
