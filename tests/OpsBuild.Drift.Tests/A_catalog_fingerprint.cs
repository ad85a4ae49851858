using OpsBuild.Schema;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests;

public sealed class A_catalog_fingerprint(PostgresFixture postgres)
{
    private static readonly string Zeros = new('0', 64);

    public static TheoryData<string> Malformed { get; } =
    [
        "", ".", "x", Zeros[1..], Zeros + "0", Zeros.Replace('0', 'A'), Zeros.Replace('0', 'g'), Zeros + ".", Zeros + ".AAAA", Zeros + "." + new string('!', 1366), $"{Zeros}.{new string('A', 1366)}.x",
    ];

    [Fact]
    public async Task does_not_depend_on_the_order_of_objects()
    {
        var objects = (await ReadAsync()).Objects;

        var fingerprint = CatalogFingerprint.Of(objects);

        Assert.Equal(fingerprint.ToString(), CatalogFingerprint.Of(objects.Reverse()).ToString());
    }

    [Fact]
    public async Task is_the_same_for_two_databases_that_the_same_statements_made()
    {
        var (one, other) = (await ReadAsync(), await ReadAsync());

        Assert.Equal(CatalogFingerprint.Of(Own(one)).ToString(), CatalogFingerprint.Of(Own(other)).ToString());
    }

    [Fact]
    public async Task is_read_as_it_is_written()
    {
        var fingerprint = CatalogFingerprint.Of((await ReadAsync()).Objects);

        Assert.True(CatalogFingerprint.TryParse(fingerprint.ToString(), out var whole));
        Assert.True(CatalogFingerprint.TryParse(fingerprint.Hash, out var hash));

        Assert.Equal(fingerprint, whole);
        Assert.Equal(fingerprint.ToString(), whole.ToString());
        Assert.Equal(fingerprint, hash);
        Assert.Equal(fingerprint.Hash, hash.ToString());
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void is_not_what_is_malformed(string text) => Assert.False(CatalogFingerprint.TryParse(text, out _));

    [Fact]
    public async Task names_the_table_whose_part_changed_and_nothing_where_it_has_no_sets()
    {
        await using var database = await DatabaseAsync();
        var between = await Between.Async(database, "alter table orders alter column note set default 'x'");
        var (before, after) = (CatalogFingerprint.Of(between.Before.Objects), CatalogFingerprint.Of(between.After.Objects));
        Assert.True(CatalogFingerprint.TryParse(before.Hash, out var bare));

        // Others may share the set: there are 512.
        var changed = after.Changed(before, between.After.Objects);

        Assert.NotEqual(before, after);
        Assert.Contains("public.orders", changed);
        Assert.DoesNotContain("public.stocks", changed);
        Assert.Empty(after.Changed(bare, between.After.Objects));
        Assert.Empty(after.Changed(after, between.After.Objects));
    }

    private static IEnumerable<CatalogObject> Own(Catalog catalog) =>
        catalog.Objects.Where(item => item.Identity.Kind is ObjectKind.Table or ObjectKind.Column or ObjectKind.Index or ObjectKind.Constraint);

    private async Task<Catalog> ReadAsync()
    {
        await using var database = await DatabaseAsync();
        return await CatalogReader.ReadAsync(database.DataSource, new CatalogOptions { RoleNames = new Dictionary<string, string> { [database.AdminUser] = "admin" } }, Cancellation);
    }

    private async Task<TemporaryDatabase> DatabaseAsync()
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await Between.RunAsync(database, "set role ADMIN; create table public.orders (id bigint primary key, note text); create table public.stocks (id bigint); create index on public.stocks (id);");
        return database;
    }
}
