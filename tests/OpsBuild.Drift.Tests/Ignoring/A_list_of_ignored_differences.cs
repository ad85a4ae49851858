using OpsBuild.Drift.Ignoring;

namespace OpsBuild.Drift.Tests.Ignoring;

public sealed class A_list_of_ignored_differences
{
    private const string Sound = "- object: table public.hotfix\n  reason: OPS-1\n  expires: 2026-12-31\n";

    [Fact]
    public void is_read_rule_by_rule()
    {
        var list = DriftIgnore.Parse("drift-ignore.yaml", Sound + """
            # by hand
            - object: "column public.orders.note"
              attribute: default
              reason: >
                set by the
                vendor's tool
              expires: '2027-01-31'
            """);

        Assert.Equal(
            [
                new IgnoreRule("table public.hotfix", null, "OPS-1", new DateOnly(2026, 12, 31)),
                new IgnoreRule("column public.orders.note", "default", "set by the vendor's tool", new DateOnly(2027, 1, 31)),
            ],
            list.Rules,
            (left, right) => left.ToString() == right.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("[]\n")]
    public void may_be_empty(string text) => Assert.Empty(DriftIgnore.Parse("drift-ignore.yaml", text).Rules);

    [Theory]
    [InlineData("object: table x\n", 1, "a list of rules")]
    [InlineData("- table x\n", 1, "a rule with the keys")]
    [InlineData(Sound + "- [object]\n", 4, "a rule with the keys")]
    [InlineData("- object: [table x]\n", 1, "a text for 'object'")]
    [InlineData("- object: table x\n  reason: {why: x}\n", 2, "a text for 'reason'")]
    [InlineData("- ? [a]\n  : b\n", 1, "a key")]
    [InlineData("- object: \"table x\n", 1, "is no YAML")]
    [InlineData("- object: table x\n  reason: @y\n", 2, "is no YAML")]
    [InlineData("- reason: y\n  expires: 2026-12-31\n", 1, "without 'object'")]
    [InlineData(Sound + "- object: ''\n  reason: y\n  expires: 2026-12-31\n", 4, "without 'object'")]
    [InlineData("- object: table x\n  expires: 2026-12-31\n", 1, "without 'reason'")]
    [InlineData("- object: table x\n  reason: y\n", 1, "without 'expires'")]
    [InlineData("- object: table x\n  attribute:\n  reason: y\n  expires: 2026-12-31\n", 1, "an empty 'attribute'")]
    [InlineData("- object: table x\n  reason: y\n  expires: 31.12.2026\n", 1, "expires on '31.12.2026'")]
    [InlineData("- object: table x\n  reason: y\n  expires: 2026-02-30\n", 1, "expires on '2026-02-30'")]
    [InlineData("- object: table x\n  reasons: y\n  reason: y\n  expires: 2026-12-31\n", 2, "unknown key 'reasons'")]
    [InlineData("- object: table x\n  object: table y\n  reason: y\n  expires: 2026-12-31\n", 2, "'object' twice")]
    [InlineData(Sound + "---\n" + Sound, 4, "the end of the file")]
    public void that_cannot_be_used_names_the_line_and_a_remedy(string text, int line, string what)
    {
        var refused = Assert.Throws<DriftIgnoreException>(() => DriftIgnore.Parse("drift-ignore.yaml", text));

        var problem = refused.Problems[0];
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.StartsWith($"drift-ignore.yaml:{line}:", problem.Place + ":", StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void names_everything_that_is_wrong_with_it()
    {
        var refused = Assert.Throws<DriftIgnoreException>(
            () => DriftIgnore.Parse("drift-ignore.yaml", "- object: table x\n- reason: y\n  expires: never\n"));

        Assert.Equal([1, 1, 2, 2], refused.Problems.Select(problem => problem.Line!.Value));
    }

    [Fact]
    public void counts_until_the_end_of_its_last_day()
    {
        var list = DriftIgnore.Parse("drift-ignore.yaml", Sound);

        Assert.Empty(list.Expired(new DateOnly(2026, 12, 31)));
        var expired = Assert.Single(list.Expired(new DateOnly(2027, 1, 1)));
        Assert.Contains("'table public.hotfix' has expired on 2026-12-31", expired.What, StringComparison.Ordinal);
        Assert.Contains("OPS-1", expired.Why, StringComparison.Ordinal);
    }
}
