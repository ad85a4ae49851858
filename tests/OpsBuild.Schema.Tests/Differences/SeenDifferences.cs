using OpsBuild.Local.Postgres;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Tests.Sql;

namespace OpsBuild.Schema.Tests.Differences;

/// <summary>What a comparison says of a case of <see cref="SingleDifferences"/>, in that table's own words.</summary>
/// <param name="Lines">The differences, in order.</param>
/// <param name="AreEqual">Whether the two catalogs are one value.</param>
/// <param name="NotCovered">The kinds that the comparison says it did not see.</param>
internal sealed record SeenDifferences(IReadOnlyList<string> Lines, bool AreEqual, IReadOnlyList<string> NotCovered)
{
    /// <summary>Changes one thing in a new database of the server, and compares.</summary>
    public static async Task<SeenDifferences> OfAsync(PostgresServer server, SingleDifferences.Case item)
    {
        await using var database = await OneOfEach.CreateAsync(server);
        var before = await database.ReadAsync();

        await database.RunAsSuperuserAsync(database.Named(item.Sql));

        return Of(before, await database.ReadAsync(), database.AdminUser);
    }

    /// <summary>Changes one thing in a copy of a template, which takes half the time; only for what is the database's own.</summary>
    public static async Task<SeenDifferences> OfCopyAsync(Template template, SingleDifferences.Case item)
    {
        await using var copy = await template.CopyAsync();
        return await OfCopyAsync(template, copy, item);
    }

    /// <summary>Changes one thing in a copy of a template that has others to tell it to as well.</summary>
    public static async Task<SeenDifferences> OfCopyAsync(Template template, DatabaseCopy copy, SingleDifferences.Case item)
    {
        await copy.RunAsync(template.Named(item.Sql, copy));
        return Of(template.OwnersCatalog, await copy.ReadAsOwnerAsync(), template.AdminUser);
    }

    private static SeenDifferences Of(Catalog before, Catalog after, string admin)
    {
        var lines = CatalogComparison.Of(before, after, new ComparisonOptions()).EveryDifference
            .Select(difference => Line(difference).Replace(admin, "ADMIN", StringComparison.Ordinal));
        return new SeenDifferences([.. lines.Order(StringComparer.Ordinal)], before.Equals(after), [.. after.NotCovered.Select(item => item.Kind)]);
    }

    private static string Line(Difference difference) => difference switch
    {
        { IsExistence: true, To: Difference.Absent } => $"- {difference.Identity}",
        { IsExistence: true } => $"+ {difference.Identity}",
        _ => $"{difference.Identity}: {difference.Attribute}",
    };
}
