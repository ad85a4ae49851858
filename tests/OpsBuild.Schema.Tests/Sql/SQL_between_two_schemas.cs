using Npgsql;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>Each of <see cref="SchemaPairs"/> becomes the other, and each can be dumped into a new database.</summary>
public sealed class SQL_between_two_schemas(Templates templates) : IClassFixture<Templates>
{
    public static TheoryData<string> Pairs { get; } = [.. SchemaPairs.All.Select(pair => pair.What)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task makes_the_one_of_the_other(string what)
    {
        var pair = SchemaPairs.All.Single(pair => pair.What == what);
        var template = await templates.SinceAsync(pair.Since);
        await using var before = await template.CopyAsync("template0");
        await using var after = await template.CopyAsync("template0");
        await before.RunAsync(pair.Before);
        await after.RunAsync(pair.After);
        var (have, want) = (await before.ReadAsync(), await after.ReadAsync());

        await Become(before, SchemaSql.Between(have, want), want);
        await Become(after, SchemaSql.Between(want, have), have);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task goes_into_a_new_database(string what)
    {
        var pair = SchemaPairs.All.Single(pair => pair.What == what);
        var template = await templates.SinceAsync(pair.Since);
        await using var database = await template.CopyAsync("template0");
        await using var empty = await template.CopyAsync("template0");
        await database.RunAsync(pair.After);
        var catalog = await database.ReadAsync();

        var dump = CatalogSql.Dump(catalog);

        await Become(empty, dump, catalog);
        Assert.Equal(dump.ToString(), CatalogSql.Dump(await empty.ReadAsync()).ToString());
    }

    [Theory]
    [InlineData(13)]
    [InlineData(18)]
    public async Task holds_one_of_each_kind(int since)
    {
        var template = await templates.SinceAsync(since);
        await using var full = await template.CopyAsync();
        await using var empty = await template.CopyAsync("template0");
        // A label can be made only where its provider is loaded, and the values of a user mapping are no part of a catalog.
        await full.RunAsync("delete from pg_seclabel; drop user mapping for public server far");
        var catalog = await full.ReadAsync();

        var dump = CatalogSql.Dump(catalog);

        await Become(empty, dump, catalog);
        Assert.Equal(WithoutMakers(dump), WithoutMakers(CatalogSql.Dump(await empty.ReadAsync())));
    }

    private static string WithoutMakers(SqlScript script) =>
        string.Join('\n', script.ToString().Split('\n').Where(line => !line.StartsWith("-- To be run as", StringComparison.Ordinal)));

    private static async Task Become(DatabaseCopy database, SqlScript script, Catalog want)
    {
        try
        {
            await database.RunAsync(script);
        }
        catch (PostgresException failure)
        {
            Assert.Fail($"{failure.MessageText}\n{failure.Detail}\n{script}");
        }

        // An extension's owner is who made it.
        var left = CatalogComparison.Of(await database.ReadAsync(), want, new ComparisonOptions()).EveryDifference
            .Where(difference => difference.Identity.Kind != ObjectKind.Extension || difference.Attribute != "owner").ToList();
        Assert.True(left.Count == 0 && !script.Remarks.Any(), $"left:\n{string.Join('\n', left)}\nscript:\n{script}");
    }
}
