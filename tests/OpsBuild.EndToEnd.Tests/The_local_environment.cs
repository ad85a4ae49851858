using System.Text.Json;

namespace OpsBuild.EndToEnd.Tests;

public sealed class The_local_environment(FreshClone clone)
{
    [Fact]
    public async Task says_where_things_are_for_people_and_for_machines_and_goes_away_when_told()
    {
        await using var checkout = await clone.CompiledAsync();

        var shown = await checkout.BuildAsync("Local");
        var forMachines = await checkout.BuildAsync("Local", "--json");

        Assert.True(shown.ExitCode == 0, shown.All);
        Assert.True(forMachines.ExitCode == 0, forMachines.All);
        using var json = JsonDocument.Parse(forMachines.Output);
        var port = json.RootElement.GetProperty("database").GetProperty("port").GetInt32();
        Assert.Contains($"127.0.0.1:{port}", shown.Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(json.RootElement.GetProperty("log_folder").GetString()));
        Assert.Equal("127.0.0.1", new Uri(json.RootElement.GetProperty("endpoint").GetProperty("url").GetString()!).Host);

        var reset = await checkout.BuildAsync("LocalReset");
        Assert.True(reset.ExitCode == 0, reset.All);
        using var client = new System.Net.Sockets.TcpClient();
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(
            async () => await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task answers_a_query_with_nothing_but_csv()
    {
        await using var checkout = await clone.CompiledAsync();
        await checkout.BuildAsync("Local");

        var rows = await checkout.QueryAsync("""select 1 as "a,b", null as nothing, '' as empty, E'two\nlines, "quoted"' as text, array[1,2] as list""");
        var failed = await checkout.BuildAsync("LocalQuery", "--sql", "select no_such_column");

        Assert.Equal("\"a,b\",nothing,empty,text,list\n1,,\"\",\"two\nlines, \"\"quoted\"\"\",\"{1,2}\"\n", rows);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains("no_such_column", failed.Output + failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_two_work_trees_are_two()
    {
        await using var one = await clone.CompiledAsync();
        await using var other = await clone.CompiledAsync();

        var applied = await Task.WhenAll(one.BuildAsync("ApplyMigration"), other.BuildAsync("ApplyMigration"));
        Assert.All(applied, run => Assert.True(run.ExitCode == 0, run.All));
        await one.QueryAsync("create table only_here (id int)");

        Assert.Equal("count\n1\n", await one.QueryAsync("select count(*) from pg_tables where tablename = 'only_here'"));
        Assert.Equal("count\n0\n", await other.QueryAsync("select count(*) from pg_tables where tablename = 'only_here'"));
    }
}
