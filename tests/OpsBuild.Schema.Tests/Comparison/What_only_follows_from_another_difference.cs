using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Tests.Differences;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Comparison;

public sealed class What_only_follows_from_another_difference(PostgresFixture postgres)
{
    [Theory]
    [InlineData("drop table app.child", "table app.child: present -> absent")]
    [InlineData("create table app.extra (id integer generated always as identity primary key, n serial, at date check (at > '2025-01-01'))",
        "table app.extra: absent -> present")]
    [InlineData("alter table app.parent add column extra text", "column app.parent.extra: absent -> present")]
    [InlineData("alter table app.parent alter column id type bigint", "column app.parent.id: type integer -> bigint")]
    [InlineData("alter table app.child no inherit app.parent", "table app.child: inherits app.parent -> (none)")]
    [InlineData("alter table app.measured detach partition app.measured_2025", "table app.measured_2025: partition of app.measured -> (none)")]
    [InlineData("create index late on app.measured (at)", "index app.late: absent -> present")]
    [InlineData("alter table app.measured add primary key (at)",
        "column app.measured.at: not null false -> true", "constraint app.measured.measured_pkey: absent -> present")]
    [InlineData("alter table app.measured alter column value set default 5",
        "column app.measured.value: default (none) -> 5")]
    [InlineData("create trigger stamp before insert on app.measured for each row execute function app.touch()",
        "trigger app.measured.stamp: absent -> present")]
    [InlineData("alter table app.orders alter column id drop identity", "column app.orders.id: identity by default -> (none)")]
    [InlineData("alter table app.orders alter column doubled drop expression", "column app.orders.doubled: generated stored -> (none)")]
    [InlineData("alter table app.orders drop column serial_no",
        "column app.orders.serial_no: present -> absent", "sequence app.orders_serial_no_seq: present -> absent")]
    [InlineData("alter table app.orders drop column at cascade",
        "column app.orders.at: present -> absent", "index app.orders_at: present -> absent")]
    [InlineData("alter table app.customers drop column name; alter table app.customers add column name text; alter table app.customers add column z text",
        "column app.customers.z: absent -> present")]
    [InlineData("create table app.swapped (b integer, a integer); drop table app.swapped")]
    public async Task is_not_listed(string sql, params string[] expected)
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);
        var before = await database.ReadAsync();

        await database.RunAsSuperuserAsync(sql);

        var comparison = CatalogComparison.Of(before, await database.ReadAsync(), new ComparisonOptions());
        // Since 18 a not-null is written with its name.
        Assert.Equal(expected, comparison.Differences.Select(item => item.ToString().Replace("constraint measured_at_not_null", "true", StringComparison.Ordinal)));
        Assert.Equal(expected.Length == 0, comparison.AreEqual);
    }

    [Fact]
    public async Task is_no_column_that_another_one_shifted_but_one_that_moved_is()
    {
        await using var one = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await using var other = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await one.RunAsync("create table t (a integer, b integer, c integer, d integer)");
        await other.RunAsync("create table t (x integer, a integer, c integer, d integer, b integer)");

        var comparison = CatalogComparison.Of(await one.ReadAsync(), await other.ReadAsync(), new ComparisonOptions());

        Assert.Equal(
            ["column public.t.b: position 2 -> 5", "column public.t.x: absent -> present"],
            comparison.Differences.Where(item => item.Identity.Kind == ObjectKind.Column).Select(item => item.ToString()));
    }
}
