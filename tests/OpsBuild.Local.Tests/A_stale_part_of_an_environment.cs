using System.Diagnostics;
using System.Text.Json.Nodes;
using OpsBuild.Local.Platform;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests;

public sealed class A_stale_part_of_an_environment(PostgresFixture fixture)
{
    [Fact]
    public async Task is_a_killed_server_which_is_replaced_with_its_data()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        await A_local_environment.Execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");
        await KillAsync(ServerOf(before));

        await using var after = await own.OpenAsync();

        Assert.Equal([42], await A_local_environment.Row(after, "SELECT answer FROM kept"));
        Assert.Contains("did not stop in order", own.Logged(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_killed_endpoint_which_is_replaced()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        var killed = EndpointOf(before);
        await KillAsync(killed);

        await using var after = await own.OpenAsync();

        Assert.NotEqual(killed, EndpointOf(after));
        Assert.Contains("its process is gone", own.Logged(), StringComparison.Ordinal);
        await after.PutSecretAsync("opsbuild/local/probe", "somebody", new Secrets.SecretValue("x"), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task is_an_endpoint_of_another_build_which_is_replaced()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        var old = EndpointOf(before);
        var file = Path.Combine(before.StateFolder, "aws", "endpoint.json");
        var record = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        record["Build"] = "0123456789abcdef";
        await File.WriteAllTextAsync(file, record.ToJsonString(), TestContext.Current.CancellationToken);

        await using var after = await own.OpenAsync();

        Assert.False(old.IsAlive);
        Assert.NotEqual(before.Endpoint, after.Endpoint);
        Assert.Contains("it is of another build", own.Logged(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_number_that_another_process_has_now_which_is_left_alone()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        await KillAsync(ServerOf(before));
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        Rewrite(Path.Combine(before.StateFolder, "postgres", "server.json"), stranger.Id);
        var pidFile = Path.Combine(before.StateFolder, "postgres", "data", "postmaster.pid");
        File.WriteAllLines(pidFile, [$"{stranger.Id}", .. File.ReadAllLines(pidFile).Skip(1)]);

        await using var after = await own.OpenAsync();
        var isAlive = !stranger.HasExited;
        stranger.Kill();

        Assert.True(isAlive);
        Assert.Equal([1], await A_local_environment.Row(after, "SELECT 1"));
    }

    [Fact]
    public async Task is_a_running_server_about_which_nothing_is_written_down_any_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing tells whose data a process serves.");
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        await A_local_environment.Execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");
        var server = ServerOf(before);
        File.Delete(Path.Combine(before.StateFolder, "postgres", "server.json"));
        File.Delete(Path.Combine(before.StateFolder, "postgres", "data", "postmaster.pid"));

        await using var after = await own.OpenAsync();

        Assert.False(server.IsAlive);
        Assert.Equal([42], await A_local_environment.Row(after, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task is_an_unfinished_cluster_which_is_made_again()
    {
        await using var own = new OwnEnvironment(fixture);
        await using (var first = await own.OpenAsync())
            await own.ResetAsync();
        var unfinished = Path.Combine(own.Home, State.WorkTree.At(own.Options.WorkTree).EnvironmentId, "postgres", "data.new");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        await using var local = await own.OpenAsync();

        Assert.Equal([1], await A_local_environment.Row(local, "SELECT 1"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task is_data_of_another_major_which_is_set_aside_unharmed()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        await KillAsync(ServerOf(before));
        var data = Path.Combine(before.StateFolder, "postgres", "data");
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "12\n", TestContext.Current.CancellationToken);

        await using var after = await own.OpenAsync();

        var aside = Assert.Single(Directory.GetDirectories(after.StateFolder, "postgres-12-*"));
        Assert.True(File.Exists(Path.Combine(aside, "data", "global", "pg_control")));
        Assert.Contains(aside, own.Logged(), StringComparison.Ordinal);
        Assert.Equal([1], await A_local_environment.Row(after, "SELECT 1"));
    }

    [Fact]
    public async Task is_a_cluster_whose_password_is_lost_which_is_set_aside_unharmed()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var before = await own.OpenAsync();
        File.Delete(Path.Combine(before.StateFolder, "secrets.json"));

        await using var after = await own.OpenAsync();

        Assert.Single(Directory.GetDirectories(after.StateFolder, "postgres-*"));
        Assert.Equal([1], await A_local_environment.Row(after, "SELECT 1"));
    }

    private static ProcessIdentity ServerOf(LocalEnvironment local) => Recorded(local, "postgres/server.json");

    private static ProcessIdentity EndpointOf(LocalEnvironment local) => Recorded(local, "aws/endpoint.json");

    private static ProcessIdentity Recorded(LocalEnvironment local, string file)
    {
        var process = JsonNode.Parse(File.ReadAllText(Path.Combine(local.StateFolder, file)))!["Process"]!;
        return new ProcessIdentity((int)process["Pid"]!, (string)process["Started"]!);
    }

    private static async Task KillAsync(ProcessIdentity process)
    {
        process.Kill();
        Assert.True(await process.HasEndedAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static void Rewrite(string file, int pid)
    {
        var record = JsonNode.Parse(File.ReadAllText(file))!;
        record["Process"]!["Pid"] = pid;
        File.WriteAllText(file, record.ToJsonString());
    }
}
