using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Differences;

/// <summary>Each statement of <see cref="SingleDifferences"/> is seen, at its object and attribute, and nothing else is.</summary>
public sealed class A_single_difference(PostgresFixture postgres, NewestPostgres newest) : IClassFixture<NewestPostgres>
{
    public static TheoryData<string> Statements { get; } = [.. SingleDifferences.All.Select(item => item.Sql)];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task is_seen_where_it_is(string sql)
    {
        var item = SingleDifferences.All.Single(item => item.Sql == sql);
        var server = postgres.Server.Programs.Major >= item.Since ? postgres.Server : await newest.ServerAsync(TestContext.Current.CancellationToken);
        await using var database = await OneOfEach.CreateAsync(server);
        var before = await database.ReadAsync();

        await database.RunAsSuperuserAsync(database.Named(sql));

        var after = await database.ReadAsync();
        var differences = Between(before, after).Select(line => line.Replace(database.AdminUser, "ADMIN", StringComparison.Ordinal));
        Assert.Equal(item.Expected.Order(StringComparer.Ordinal), differences.Order(StringComparer.Ordinal));
        Assert.Equal(item.Expected.Length == 0, before.Equals(after));
    }

    private static IEnumerable<string> Between(Catalog before, Catalog after) =>
        CatalogComparison.Of(before, after, new ComparisonOptions()).EveryDifference.Select(difference => difference switch
        {
            { IsExistence: true, To: Difference.Absent } => $"- {difference.Identity}",
            { IsExistence: true } => $"+ {difference.Identity}",
            _ => $"{difference.Identity}: {difference.Attribute}",
        });
}
