using OpsBuild.Migrations;
using OpsBuild.Pipeline.Services;

namespace OpsBuild.Pipeline.Tests.Services;

public sealed class The_schema_gate
{
    private const string Older = "20260101000000";
    private const string Newer = "20260102000000";

    [Theory]
    [InlineData(Older, Older, 0, null)]
    [InlineData(Older, Newer, 0, null)]
    [InlineData(Newer, Older, 0, "schema_too_old")]
    [InlineData(Older, Older, 1, "pending_migrations")]
    [InlineData(Older, Older, null, "schema_unknown")]
    [InlineData(null, Older, 0, "schema_unknown")]
    [InlineData("", Older, 0, "schema_unknown")]
    [InlineData("newest", Older, 0, "schema_too_old")]
    [InlineData(Older, null, 0, "schema_too_old")]
    public void opens_only_where_the_database_has_what_the_image_needs(string? needed, string? current, int? pending, string? refusal)
    {
        Assert.Equal(refusal, SchemaGate.Check(needed, new SchemaState(Version(current), pending))?.Outcome.Code);
    }

    [Fact]
    public void stays_shut_where_the_plan_did_not_succeed()
    {
        Assert.Equal("plan_failed", SchemaGate.Check(Older, state: null)?.Outcome.Code);
    }

    internal static MigrationVersion? Version(string? text) => MigrationVersion.TryParse(text, out var version) ? version : null;
}
