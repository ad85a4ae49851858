using System.Text.Json;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>PlanMigration, on a laptop.</summary>
public sealed class Looking_ahead(FreshClone clone)
{
    [Fact]
    public async Task tells_what_the_apply_then_does_and_touches_nothing_before()
    {
        await using var checkout = await clone.CompiledAsync();

        var planned = await checkout.BuildAsync("PlanMigration");
        var tables = await checkout.QueryAsync("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var document = await checkout.BuildAsync("PlanMigration", "--json");
        var alone = await checkout.BuildAsync("PlanMigration", "--json", "--tx-mode", "none");
        var applied = await checkout.BuildAsync("ApplyMigration");
        var afterwards = await checkout.BuildAsync("PlanMigration", "--json");

        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.Contains("would be applied to no version", planned.Output, StringComparison.Ordinal);
        Assert.Contains("count\n0", tables.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(document.ExitCode == 0, document.All);
        var plan = JsonDocument.Parse(document.Output).RootElement;
        Assert.Equal("planned", plan.GetProperty("outcome").GetString());
        var files = Directory.GetFiles(checkout.Migrations, "*.sql").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.True(alone.ExitCode == 0, alone.All);
        Assert.All(JsonDocument.Parse(alone.Output).RootElement.GetProperty("pending").EnumerateArray(),
            file => Assert.Equal("none", file.GetProperty("transaction_mode").GetString()));
        Assert.Equal(files, plan.GetProperty("pending").EnumerateArray().Select(file => file.GetProperty("file").GetString()));
        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.Equal("up_to_date", JsonDocument.Parse(afterwards.Output).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task ends_as_the_apply_would_where_that_would_refuse()
    {
        await using var checkout = await clone.CompiledAsync();
        await checkout.QueryAsync("create table already_there (id bigint)");

        var refused = await checkout.BuildAsync("PlanMigration", "--json");

        Assert.True(refused.ExitCode == 22, refused.All);
        Assert.Empty(refused.Output);
    }
}
