using OpsBuild.Schema.Tests.Sql;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Differences;

/// <summary>
/// Each statement of <see cref="SingleDifferences"/> is seen, at its object and attribute, and nothing else is: here those that make no difference or are the whole
/// cluster's, and in <see cref="SQL_for_a_single_difference"/> all others, whose databases serve for both.
/// </summary>
public sealed class A_single_difference(PostgresFixture postgres, NewestPostgres newest, Templates templates) : IClassFixture<NewestPostgres>, IClassFixture<Templates>
{
    public static TheoryData<string> Statements { get; } = [.. SingleDifferences.All.Select(item => item.Sql).Except(SQL_for_a_single_difference.Statements.Select(row => row.Data))];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task is_seen_where_it_is(string sql)
    {
        var item = SingleDifferences.All.Single(item => item.Sql == sql);
        var server = postgres.Server.Programs.Major >= item.Since ? postgres.Server : await newest.ServerAsync(TestContext.Current.CancellationToken);

        var seen = item.IsTheClusters ? await SeenDifferences.OfAsync(server, item) : await SeenDifferences.OfCopyAsync(await templates.SinceAsync(item.Since), item);

        Assert.Equal(item.Expected.Order(StringComparer.Ordinal), seen.Lines);
        Assert.Equal(item.Expected.Length == 0, seen.AreEqual);
    }
}
