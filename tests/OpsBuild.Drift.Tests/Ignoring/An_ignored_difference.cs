using OpsBuild.Drift.Ignoring;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Ignoring;

public sealed class An_ignored_difference(PostgresFixture postgres)
{
    private const string Changes = """
        create table hot_1 (id bigint primary key);
        create index hot_1_id on hot_1 (id);
        create table shot (id bigint);
        create function hot_f(integer) returns integer language sql as 'select 1';
        alter table orders alter column note set default 'x';
        comment on column orders.note is 'y';
        """;

    [Theory]
    // Parts are meant with their whole.
    [InlineData("table public.hot_*", null, "column public.hot_1.id: existence", "constraint public.hot_1.hot_1_pkey: existence", "index public.hot_1_id: existence", "table public.hot_1: existence")]
    [InlineData("index public.hot*", null, "index public.hot_1_id: existence")]
    [InlineData("* public.hot_f(*)", null, "function public.hot_f(integer): existence")]
    [InlineData("function public.hot_f(integer)", null, "function public.hot_f(integer): existence")]
    [InlineData("column public.orders.note", null, "column public.orders.note: comment", "column public.orders.note: default")]
    [InlineData("column public.orders.note", "default", "column public.orders.note: default")]
    [InlineData("table public.orders", null, "column public.orders.note: comment", "column public.orders.note: default")]
    [InlineData("*", "comment", "column public.orders.note: comment")]
    // With an attribute, no part is meant; and nothing is, where a name is not matched from end to end.
    [InlineData("table public.orders", "default")]
    [InlineData("table public.hot", null)]
    [InlineData("able public.hot_1", null)]
    [InlineData("table public.hot_.", null)]
    [InlineData("TABLE public.hot_1", null)]
    public async Task is_one_that_a_rule_names(string pattern, string? attribute, params string[] expected)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await Between.RunAsync(database, "set role ADMIN; create table public.orders (id bigint, note text);");
        var between = await Between.Async(database, "set role ADMIN;" + Changes);
        var rule = new IgnoreRule(pattern, attribute, "OPS-1", DateOnly.MaxValue);

        var covered = between.Differences.Where(pair => rule.Covers(pair.Difference, pair.Item)).Select(pair => $"{pair.Difference.Identity}: {pair.Difference.Attribute}");

        // How 18 stores a column's not-null is not this test's.
        Assert.Equal(expected, covered.Where(line => !line.Contains("not_null", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
