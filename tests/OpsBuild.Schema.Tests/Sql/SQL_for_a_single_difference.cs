using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using OpsBuild.Schema.Tests.Differences;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>Each of <see cref="SingleDifferences"/> is seen, at its object and attribute, and nothing else is; and the SQL of both directions makes the one database as the other.</summary>
public sealed class SQL_for_a_single_difference(Templates templates) : IClassFixture<Templates>
{
    public static TheoryData<string> Statements { get; } =
        [.. SingleDifferences.All.Where(item => item.Expected.Length > 0 && !item.IsTheClusters).Select(item => item.Sql)];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task is_right_where_that_is_seen_and_closes_the_loop_or_says_why_not(string sql)
    {
        var item = SingleDifferences.All.Single(item => item.Sql == sql);
        var template = await templates.SinceAsync(item.Since);
        await using var changed = await template.CopyAsync();
        var seen = await SeenDifferences.OfCopyAsync(template, changed, item);
        Assert.Equal(item.Expected.Order(StringComparer.Ordinal), seen.Lines);
        Assert.False(seen.AreEqual);
        var target = await changed.ReadAsync();

        var isBack = !SinglesWithoutSql.NeverReal.Contains(sql)
            && await Close(changed, target, template.Catalog, SinglesWithoutSql.Revert.GetValueOrDefault(sql));
        // What is as it was can be changed once more; a copy takes its time.
        await using var original = isBack ? null : await template.CopyAsync();
        await Close(original ?? changed, template.Catalog, target, SinglesWithoutSql.Adopt.GetValueOrDefault(sql));
    }

    // Whether nothing is left.
    private static async Task<bool> Close(DatabaseCopy database, Catalog have, Catalog want, string? whyNot)
    {
        var script = SchemaSql.Between(have, want);
        try
        {
            await database.RunAsync(script);
        }
        catch (Npgsql.PostgresException failure)
        {
            Assert.Fail($"{failure.MessageText}\n{failure.Detail}\n{script}");
        }

        var left = CatalogComparison.Of(await database.ReadAsync(), want, new ComparisonOptions()).EveryDifference;
        Assert.True(whyNot is null ? left.IsEmpty && !script.Remarks.Any() : script.Remarks.Any(),
            $"expected {(whyNot is null ? "the loop to close" : $"a remark, since {whyNot}")}; left:\n{string.Join('\n', left)}\nscript:\n{script}");
        return left.IsEmpty;
    }
}
