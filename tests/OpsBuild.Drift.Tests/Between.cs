using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests;

/// <summary>A database before and after something was done to it.</summary>
internal sealed record Between(Catalog Before, Catalog After)
{
    /// <summary>Does something as the superuser; ADMIN stands for the owner's name.</summary>
    public static async Task<Between> Async(TemporaryDatabase database, string sql)
    {
        var before = await CatalogReader.ReadAsync(database.DataSource, new CatalogOptions(), Cancellation);
        await RunAsync(database, sql);
        return new Between(before, await CatalogReader.ReadAsync(database.DataSource, new CatalogOptions(), Cancellation));
    }

    public static async Task RunAsync(TemporaryDatabase database, string sql)
    {
        await using var command = database.Superuser.CreateCommand(sql.Replace("ADMIN", database.AdminUser, StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>The differences, each with its object on either side. Roles come and go with what they may do, and are nobody's here.</summary>
    public IEnumerable<(Difference Difference, CatalogObject Item)> Differences =>
        CatalogComparison.Of(Before, After, new ComparisonOptions()).EveryDifference
            .Where(difference => difference.Identity.Kind != ObjectKind.Role)
            .Select(difference => (difference, After.Find(difference.Identity) ?? Before.Find(difference.Identity)!));
}
