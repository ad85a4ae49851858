using System.Globalization;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_stopped_run(PostgresFixture postgres)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TERM", "stopped", 143)]
    [InlineData("INT", "interrupted", 130)]
    public async Task rolls_back_the_file_under_way_and_says_after_which_it_stopped(string signal, string outcome, int exitCode)
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("1_orders.sql", "create table orders (id bigint);\n").With("2_long.sql", "create table stocks (id bigint);\nselect pg_sleep(600);\n");

        await using var process = BatchProcess.Start(scene.Environment);
        await SleepingAsync(scene);
        await process.SignalAsync(signal, Cancellation);
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded(outcome, exitCode);
        Assert.Equal("1", run.Result.GetProperty("applied")[0].GetString());
        Assert.Contains("1_orders.sql", run.Result.GetProperty("refusals")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Contains("2_long.sql", run.Result.GetProperty("refusals")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal(["orders"], await scene.TablesAsync(Cancellation));
    }

    [Theory]
    [InlineData("INT", "TERM", "interrupted", 130)]
    [InlineData("TERM", "INT", "stopped", 143)]
    public async Task is_not_hurried_by_the_other_signal_that_one_Ctrl_C_brings_along(string first, string second, string outcome, int exitCode)
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("1_orders.sql", "create table orders (id bigint);\n").With("2_long.sql", "select pg_sleep(600);\n");

        await using var process = BatchProcess.Start(scene.Environment);
        var backend = await SleepingAsync(scene);
        // The server answers the request to cancel only after both signals have come.
        await FreezeAsync(backend, "STOP");
        await process.SignalAsync(first, Cancellation);
        try
        {
            // Two signals that are sent at once can come in either order.
            await process.SaysAsync($"Asked to stop by SIG{first}", Cancellation);
            await process.SignalAsync(second, Cancellation);
            await process.SaysAsync($"Asked to stop by SIG{second}", Cancellation);
        }
        finally
        {
            await FreezeAsync(backend, "CONT");
        }

        var run = await process.EndAsync(Cancellation);

        run.AssertEnded(outcome, exitCode);
        Assert.Equal("1", run.Result.GetProperty("applied")[0].GetString());
        Assert.DoesNotContain("stopped_hard", run.Reasons);
    }

    [Fact]
    public async Task goes_on_where_it_stopped()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("1_orders.sql", "create table orders (id bigint);\n").With("2_long.sql", "create table stocks (id bigint);\nselect pg_sleep(case when exists (select from pg_roles where rolname = current_user || '_fast') then 0 else 600 end);\n");
        await using (var process = BatchProcess.Start(scene.Environment))
        {
            await SleepingAsync(scene);
            await process.SignalAsync("TERM", Cancellation);
            (await process.EndAsync(Cancellation)).AssertEnded("stopped", 143);
        }

        await scene.ExecuteAsync($"create role {scene.Database.AdminUser}_fast", Cancellation);
        var run = await scene.RunAsync(Cancellation);
        await scene.ExecuteAsync($"drop role {scene.Database.AdminUser}_fast", Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Equal("2", Assert.Single(run.Result.GetProperty("applied").EnumerateArray()).GetString());
        Assert.Equal(["orders", "stocks"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task before_it_has_a_connection_has_changed_nothing()
    {
        // A server that accepts and never answers: the run waits for it until it is stopped.
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["DB_PORT"] = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await using var process = BatchProcess.Start(scene.Environment);
        using var accepted = await silent.AcceptTcpClientAsync(Cancellation);
        await process.SignalAsync("TERM", Cancellation);
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("stopped", 143);
        Assert.Equal(["stopped_before_any_change"], run.Reasons);
    }

    [Fact]
    public async Task ends_at_once_at_the_second_signal()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        // The server is stopped like a hung machine: it does not answer the request to cancel.
        scene.With("1_long.sql", "select pg_sleep(600);\n");

        await using var process = BatchProcess.Start(scene.Environment);
        var backend = await SleepingAsync(scene);
        await FreezeAsync(backend, "STOP");
        try
        {
            await process.SignalAsync("TERM", Cancellation);
            // Two of the same kind that wait to be delivered are one.
            await process.SaysAsync("Asked to stop by SIGTERM", Cancellation);
            await process.SignalAsync("TERM", Cancellation);
            var run = await process.EndAsync(Cancellation);

            run.AssertEnded("stopped", 143);
            Assert.Equal(["stopped_hard"], run.Reasons);
        }
        finally
        {
            await FreezeAsync(backend, "CONT");
        }
    }

    /// <summary>Waits until the migration sleeps, and gives the process id of its session.</summary>
    private static async Task<int> SleepingAsync(Scene scene)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(Deadline);
        while (true)
        {
            await using var command = scene.Database.Superuser.CreateCommand(
                "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep' and application_name like 'opsbuild%'");
            if (await command.ExecuteScalarAsync(deadline.Token) is int pid)
                return pid;
        }
    }

    private static async Task FreezeAsync(int pid, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-s", signal, pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
    }
}
