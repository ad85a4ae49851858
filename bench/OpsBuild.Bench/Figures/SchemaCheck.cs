using System.Globalization;
using Npgsql;
using OpsBuild.LargeSchemas;
using OpsBuild.Local.Postgres;
using Serilog;

namespace OpsBuild.Bench.Figures;

/// <summary>
/// The comparison of two databases of one server, both sides read at the same time, as a whole process against <c>pg_dump --schema-only</c> of
/// one, then of the other, then <c>diff</c>: at 1,000 tables in turn, then ours alone from 100 to 5,000 tables.
/// </summary>
/// <remarks>
/// As native code, which is how the batch runs it, and by dotnet, which is how SchemaDiff does. At 1,000 tables the two databases were built in
/// different orders; at the other sizes one is a copy of the other.
/// </remarks>
internal sealed class SchemaCheck : IFigure
{
    private const int Pairs = 7;
    private const int Compared = 1000;
    private static readonly int[] Sizes = [100, 500, 1000, 2500, 5000];

    public IReadOnlyList<string> Names { get; } =
    [
        "schema_check_1000", "schema_check_1000_dotnet", "schema_check_1000_pg_dump", "schema_check_to_pg_dump", "schema_check_dotnet_to_pg_dump",
        "schema_check_peak_memory", "schema_check_dotnet_peak_memory", "schema_check_round_trips",
        .. Sizes.Select(tables => $"schema_check_at_{tables}"), "schema_check_growth",
    ];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        var native = await NativeProgram.PublishAsync(Path.Combine("bench", "OpsBuild.Bench.SchemaCheck"), "schema-check", cancellationToken);
        var programs = await PostgresPrograms.FindAsync(new PostgresProgramsOptions(), Log.Logger, cancellationToken);
        await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), cancellationToken);
        var rows = new List<Row>();
        var seconds = new List<double>();
        foreach (var tables in Sizes)
        {
            var pair = await DatabasePair.BuildAsync(server, tables, inTwoOrders: tables == Compared, cancellationToken);
            if (tables == Compared)
                rows.AddRange(await AgainstPgDumpAsync(native, pair, cancellationToken));
            seconds.Add(await MedianAsync(() => pair.CheckAsync(native, cancellationToken)));
            await pair.DropAsync(cancellationToken);
        }

        // Of the same work ten times larger: 1 would be linear, 10 quadratic.
        var growth = seconds[^1] / seconds[1] / (Sizes[^1] / (double)Sizes[1]);
        return
        [
            .. rows,
            .. Sizes.Zip(seconds, (tables, value) => new Row($"schema_check_at_{tables}", value, "s", Goal.AtMost(0.3 + (tables * 0.002)))),
            new Row("schema_check_growth", growth, "ratio", Goal.AtMost(1.2)),
        ];
    }

    private static async Task<IEnumerable<Row>> AgainstPgDumpAsync(Command native, DatabasePair pair, CancellationToken cancellationToken)
    {
        var dotnet = new Command("dotnet", Path.Combine(WorkTree.Root, "artifacts", "bin", "OpsBuild.Bench.SchemaCheck", "release", "schema-check.dll"));
        List<Checked> natives = [], dotnets = [];
        var dumps = new List<double>();
        for (var run = 0; run <= Pairs; run++)
        {
            var (ours, ourDotnet, dump) =
                (await pair.CheckAsync(native, cancellationToken), await pair.CheckAsync(dotnet, cancellationToken), await pair.DumpAndDiffAsync(cancellationToken));
            // The first run warms up disk cache and server.
            if (run == 0)
                continue;
            natives.Add(ours);
            dotnets.Add(ourDotnet);
            dumps.Add(dump);
        }

        return
        [
            new Row("schema_check_1000", Samples.Median(natives.Select(run => run.Seconds)), "s", Goal.AtMost(2)),
            new Row("schema_check_1000_dotnet", Samples.Median(dotnets.Select(run => run.Seconds)), "s", Goal.AtMost(3)),
            new Row("schema_check_1000_pg_dump", Samples.Median(dumps), "s", Goal.AtLeast(0)),
            new Row("schema_check_to_pg_dump", Samples.Median(natives.Zip(dumps, (ours, dump) => ours.Seconds / dump)), "ratio", Goal.AtMost(0.5)),
            new Row("schema_check_dotnet_to_pg_dump", Samples.Median(dotnets.Zip(dumps, (ours, dump) => ours.Seconds / dump)), "ratio", Goal.AtMost(1)),
            new Row("schema_check_peak_memory", Samples.Median(natives.Select(run => run.PeakMebibytes)), "MiB", Goal.AtMost(150)),
            new Row("schema_check_dotnet_peak_memory", Samples.Median(dotnets.Select(run => run.PeakMebibytes)), "MiB", Goal.AtMost(150)),
            new Row("schema_check_round_trips", await RoundTrips.OfReadingAsync(pair.From, cancellationToken), "count", Goal.AtMost(4)),
        ];
    }

    private static async Task<double> MedianAsync(Func<Task<Checked>> check)
    {
        var seconds = new List<double>();
        for (var run = 0; run < 5; run++)
            seconds.Add((await check()).Seconds);
        return Samples.Median(seconds.Skip(1));
    }

    /// <summary>One run of ours.</summary>
    private sealed record Checked(double Seconds, double PeakMebibytes);

    /// <summary>Two databases of one server with the same schema.</summary>
    private sealed class DatabasePair
    {
        private readonly PostgresServer server;
        private readonly NpgsqlConnectionStringBuilder from;
        private readonly NpgsqlConnectionStringBuilder to;

        private DatabasePair(PostgresServer server, int tables) =>
            (this.server, from, to) = (server, server.Superuser($"from_{tables}"), server.Superuser($"to_{tables}"));

        public string From => from.ConnectionString;

        public static async Task<DatabasePair> BuildAsync(PostgresServer server, int tables, bool inTwoOrders, CancellationToken cancellationToken)
        {
            var pair = new DatabasePair(server, tables);
            var schema = new LargeSchema(tables);
            await pair.AdministerAsync($"create database {pair.from.Database}", cancellationToken);
            await BuildAsync(schema, pair.from, order: 0, cancellationToken);
            await pair.AdministerAsync($"create database {pair.to.Database}{(inTwoOrders ? "" : $" template {pair.from.Database}")}", cancellationToken);
            if (inTwoOrders)
                await BuildAsync(schema, pair.to, order: 1, cancellationToken);
            // What autovacuum would do within a minute, and in the middle of a run.
            await RunAsync(pair.from, "vacuum analyze", cancellationToken);
            await RunAsync(pair.to, "vacuum analyze", cancellationToken);
            return pair;
        }

        public async Task<Checked> CheckAsync(Command program, CancellationToken cancellationToken)
        {
            var check = program with { Environment = new Dictionary<string, string?> { ["SCHEMA_CHECK_FROM"] = from.ConnectionString, ["SCHEMA_CHECK_TO"] = to.ConnectionString } };
            var said = "";
            var seconds = await Samples.SecondsAsync(async () => said = await check.RunAsync(cancellationToken));
            var numbers = said.Split(' ');
            return numbers[0] == "0"
                ? new Checked(seconds, double.Parse(numbers[2], CultureInfo.InvariantCulture) / 1024)
                : throw new InvalidOperationException($"Equal databases were called different: {said}");
        }

        public async Task<double> DumpAndDiffAsync(CancellationToken cancellationToken)
        {
            // The order of the lines, and with it what diff finds, is no concern here; its time is.
            var script = $"pg_dump --schema-only {from.Database} >from.sql && pg_dump --schema-only {to.Database} >to.sql && {{ diff from.sql to.sql >found.txt || true; }}";
            var folder = Directory.CreateTempSubdirectory("opsbuild-bench-dump-");
            try
            {
                var dump = new Command("sh", "-c", script)
                {
                    WorkingDirectory = folder.FullName,
                    Environment = new Dictionary<string, string?>
                    {
                        ["PGHOST"] = from.Host, ["PGPORT"] = from.Port.ToString(CultureInfo.InvariantCulture),
                        ["PGUSER"] = from.Username, ["PGPASSWORD"] = from.Password, ["PGSSLMODE"] = "require",
                    },
                };
                return await Samples.SecondsAsync(() => dump.RunAsync(cancellationToken));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        public async Task DropAsync(CancellationToken cancellationToken)
        {
            await AdministerAsync($"drop database {from.Database} with (force)", cancellationToken);
            await AdministerAsync($"drop database {to.Database} with (force)", cancellationToken);
        }

        private static async Task BuildAsync(LargeSchema schema, NpgsqlConnectionStringBuilder database, int order, CancellationToken cancellationToken)
        {
            await using var source = Open(database);
            await schema.BuildAsync(source, order, cancellationToken);
        }

        private Task AdministerAsync(string sql, CancellationToken cancellationToken) => RunAsync(server.Superuser(), sql, cancellationToken);

        private static async Task RunAsync(NpgsqlConnectionStringBuilder database, string sql, CancellationToken cancellationToken)
        {
            await using var source = Open(database);
            await using var command = source.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        private static NpgsqlDataSource Open(NpgsqlConnectionStringBuilder database) =>
            NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false });
    }
}
