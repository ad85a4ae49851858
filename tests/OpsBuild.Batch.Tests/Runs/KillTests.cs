using System.Globalization;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

/// <summary>The real program, ended by SIGKILL at moments spread evenly over everything that it sends. What the next run leaves is what an undisturbed one leaves.</summary>
public sealed class A_program_that_is_killed(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int Kills = 45;
    private const int Workers = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_gone_on_with_by_the_next_run()
    {
        var (messages, expected) = await UndisturbedAsync();
        var points = Enumerable.Range(0, Kills).Select(turn => (Message: 1 + (turn * (messages.Count - 1) / Kills), Moment: (TapMoment)(turn % 3))).ToList();

        var kills = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            await using var scene = await SceneAsync();
            var done = 0;
            foreach (var (message, moment) in points.Where((_, index) => index % Workers == worker))
            {
                await ClearAsync(scene);
                await using var tap = new PostgresTap(postgres.Server.Port);
                await using var process = BatchProcess.Start(Through(scene, tap));
                tap.At(message, moment, () => process.SignalAsync("KILL", Cancellation));
                var killed = await process.EndAsync(Cancellation);
                if (!tap.HasHappened)
                    continue;
                done++;
                Assert.Equal(137, killed.ExitCode);
                var second = await new ApplyRun(
                    scene.Database.DataSource, MigrationDirectory.Read(scene.Environment["MIGRATION_DIR"]),
                    new ApplyOptions { LockTimeout = TimeSpan.FromSeconds(30) }, Serilog.Core.Logger.None).RunAsync(Cancellation);
                Assert.True(second is ApplyOutcome.Applied or ApplyOutcome.UpToDate, $"{message} {moment}: {second}");
                Assert.Equal(expected, await LeftAsync(scene));
            }
            return done;
        }, Cancellation)));

        output.WriteLine($"{kills.Sum()} SIGKILLs of the real program over {messages.Count} messages");
        Assert.True(kills.Sum() >= Kills * 9 / 10, $"only {kills.Sum()}");
    }

    private async Task<(IReadOnlyList<char> Messages, string Left)> UndisturbedAsync()
    {
        await using var scene = await SceneAsync();
        await ClearAsync(scene);
        await using var tap = new PostgresTap(postgres.Server.Port);
        (await BatchProcess.RunAsync(Through(scene, tap), Cancellation)).AssertEnded("applied", 0);
        return (tap.Sent, await LeftAsync(scene));
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.CreateAsync(postgres, Cancellation);
        return scene
            .With("1_base.sql", "create table orders (id int primary key, note text);\ninsert into orders select n, 'x' from generate_series(1, 9) n;\ncreate table log (n int);\n")
            .With("2_alone.sql", """
                -- atlas:txmode none

                insert into log values (1);
                create index concurrently orders_note on orders (note);
                insert into log values (2);
                drop index concurrently orders_note;
                create index concurrently orders_note on orders (note, id);
                insert into log values (3);
                """)
            .With("3_after.sql", "insert into log values (4);\ncreate table after ();\n");
    }

    private static Dictionary<string, string> Through(Scene scene, PostgresTap tap)
    {
        var environment = new Dictionary<string, string>(scene.Environment)
        {
            ["DB_PORT"] = tap.Port.ToString(CultureInfo.InvariantCulture), ["DB_SSL_MODE"] = "disable",
        };
        environment.Remove("DB_SSL_ROOT_CERT");
        return environment;
    }

    private static Task ClearAsync(Scene scene) => scene.ExecuteAsync(
        "drop schema if exists public cascade; drop schema if exists atlas_schema_revisions cascade; create schema public; grant all on schema public to public",
        Cancellation);

    private static async Task<string> LeftAsync(Scene scene)
    {
        await using var command = scene.Database.Superuser.CreateCommand("""
            select concat_ws(E'\n',
                (select string_agg(n::text, ',' order by n) from log), (select count(*) from orders), to_regclass('after'),
                (select string_agg(pg_get_indexdef(indexrelid) || indisvalid, E'\n' order by 1) from (select * from pg_index order by indexrelid::regclass::text) i
                 where indrelid = 'orders'::regclass),
                (select count(*) from atlas_schema_revisions.opsbuild_migration_progress),
                (select string_agg(concat_ws(' ', version, type, applied, total, error, error_stmt, hash, partial_hashes, operator_version), E'\n' order by version)
                 from atlas_schema_revisions.atlas_schema_revisions))
            """);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
