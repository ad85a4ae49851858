using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Faults.FaultScene;

namespace OpsBuild.Migrations.Tests.Apply.Faults;

/// <summary>
/// The server runs out of disk space, a little later each time, until there is enough for everything: a file that cannot grow is an error, a write-ahead log that
/// cannot is the server's end.
/// </summary>
public sealed class A_run_on_a_full_disk(PostgresFixture postgres, ITestOutputHelper output)
{
    private const long Size = 320L << 20;
    private const long Step = 16 << 10;
    private const int MostPoints = 120;

    [Fact]
    public async Task leaves_what_an_undisturbed_run_leaves_once_there_is_room_again()
    {
        _ = postgres.Server;   // skips, or fails on CI, where there is no PostgreSQL
        await using var disk = await SmallDisk.MountAsync(Size, Cancellation);
        await using var server = await PostgresFixture.StartOwnServerAsync(Cancellation, Path.Combine(disk.Folder, "server"));
        await using var scene = await OpenAsync(server);
        await scene.ClearAsync();
        await scene.FinishAsync();
        var expected = await scene.LeftAsync();

        var ends = new Dictionary<string, int>();
        ApplyOutcome? outcome = null;
        for (var point = 0; outcome is not ApplyOutcome.Applied; point++)
        {
            Assert.True(point < MostPoints, $"still not enough room: {outcome}");
            await scene.ClearAsync();
            await scene.ExecuteAsync("checkpoint");   // what was dropped gives its room back only now
            disk.Fill(point * Step);
            await using (var database = scene.Connect())
                outcome = await RunAsync(database);
            disk.Free();
            var end = outcome is ApplyOutcome.Failed { Failure.SqlState: var state } ? $"Failed {state}" : outcome?.GetType().Name ?? "before the first file";
            ends[end] = ends.GetValueOrDefault(end) + 1;
            if (outcome is not ApplyOutcome.Failed and not ApplyOutcome.Applied)
            {
                await server.RestartAsync(Cancellation);
                scene.ForgetConnections();
            }
            await scene.FinishAsync();
            Assert.True(expected == await scene.LeftAsync(), $"{point} {outcome}: expected\n{expected}\nbut got\n{await scene.LeftAsync()}");
        }

        output.WriteLine(string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}")));
        Assert.True(ends.GetValueOrDefault("Failed 53100") >= 5, string.Join(", ", ends));
    }
}
