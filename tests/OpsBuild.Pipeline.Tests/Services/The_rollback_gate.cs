using OpsBuild.Migrations;
using OpsBuild.Pipeline.Services;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Services;

public sealed class The_rollback_gate : IDisposable
{
    private const string Needed = "20260101000000";
    private const string Current = "20260102000000";

    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("alter table orders add column note text;", null)]
    [InlineData("alter table orders drop column code;", "OB912")]
    [InlineData("-- opsbuild:nolint OB912 nobody reads it since release 41\nalter table orders drop column code;", "OB912")]
    [InlineData("alter table orders rename column code to number;", "OB952")]
    public void names_the_migration_that_the_older_image_would_miss_something_of(string since, string? rule)
    {
        var refusal = Gate(since).Check(Needed, State(Current));

        Assert.Equal(rule is null ? null : "schema_moved_on", refusal?.Outcome.Code);
        if (rule is not null)
            Assert.Matches($@"20260102000000_two\.sql:\d+:\d+: {rule} ", refusal!.What);
    }

    [Theory]
    [InlineData(Current, Current, null)]
    [InlineData(Current, Needed, "schema_too_old")]
    [InlineData(Needed, "20260103000000", "schema_moved_on")]
    [InlineData("20251231000000", Current, "schema_moved_on")]
    [InlineData(null, Current, "schema_unknown")]
    [InlineData(Needed, null, "schema_too_old")]
    public void refuses_what_it_cannot_judge(string? needed, string? current, string? refusal)
    {
        Assert.Equal(refusal, Gate("alter table orders add column note text;").Check(needed, State(current))?.Outcome.Code);
    }

    [Fact]
    public void stays_shut_where_the_plan_did_not_succeed()
    {
        Assert.Equal("plan_failed", Gate("select 1;").Check(Needed, state: null)?.Outcome.Code);
    }

    private static SchemaState State(string? current) => new(The_schema_gate.Version(current), 0);

    private RollbackGate Gate(string since)
    {
        folder.Write("migrations/20260101000000_one.sql", "create table orders (id bigint, code text);\n");
        folder.Write("migrations/20260102000000_two.sql", since + "\n");
        return new RollbackGate(MigrationDirectory.Read(folder["migrations"]));
    }
}
