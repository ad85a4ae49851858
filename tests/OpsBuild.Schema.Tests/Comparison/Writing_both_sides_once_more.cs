using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Comparison;

public sealed class Writing_both_sides_once_more(PostgresFixture postgres)
{
    private const string Reworded = "check (state = any (array[('new'::character varying)::text, ('done'::character varying)::text]))";

    [Fact]
    public async Task takes_out_what_only_reads_otherwise()
    {
        await using var from = await MadeAsync("state character varying(9) constraint c check (state in ('new', 'done'))");
        await using var to = await MadeAsync($"state character varying(9) constraint c {Reworded}");
        await using var scratch = await MadeAsync("state character varying(9) constraint c check (state in ('new', 'done'))");

        var (before, after) = await CompareAsync(from, to, scratch);

        Assert.Contains("constraint public.t.c: definition", before);
        Assert.Empty(after);
    }

    [Fact]
    public async Task keeps_what_differs_in_meaning()
    {
        await using var from = await MadeAsync("a integer constraint c check (a > 0)");
        await using var to = await MadeAsync("a integer constraint c check (a > -10)");
        await using var scratch = await MadeAsync("a integer constraint c check (a > 0)");

        var (_, after) = await CompareAsync(from, to, scratch);

        Assert.Equal(["constraint public.t.c: definition"], after);
    }

    [Fact]
    public async Task keeps_what_could_not_be_made_as_it_was()
    {
        await using var from = await MadeAsync("a integer constraint c check (a > 0)");
        await using var to = await MadeAsync("a integer constraint c check (a > -10)");
        await using var scratch = await MadeAsync("a integer");
        // Fits the second definition and not the first, so the way back fails.
        await scratch.RunAsync("insert into t values (-5); alter table t add constraint c check (a > 0) not valid");

        var (_, after) = await CompareAsync(from, to, scratch);

        Assert.Equal(["constraint public.t.c: definition"], after);
    }

    private static async Task<(List<string> Before, List<string> After)> CompareAsync(TemporaryDatabase from, TemporaryDatabase to, TemporaryDatabase scratch)
    {
        var options = new CatalogOptions { RoleNames = new Dictionary<string, string> { [to.AdminUser] = from.AdminUser } };
        var comparison = CatalogComparison.Of(
            await from.ReadAsync(), await to.ReadAsync(options), new ComparisonOptions { Includes = item => item.Place.Schema == "public" && item.Identity.Kind != ObjectKind.Schema });

        var second = await SecondDeparse.OfAsync(comparison, scratch.Superuser, new CatalogOptions(), Databases.Cancellation);

        return ([.. Lines(comparison)], [.. Lines(second)]);
    }

    private static IEnumerable<string> Lines(CatalogComparison comparison) => comparison.Differences.Select(item => $"{item.Identity}: {item.Attribute}");

    private async Task<TemporaryDatabase> MadeAsync(string column)
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await database.RunAsync($"create table t ({column})");
        return database;
    }
}
