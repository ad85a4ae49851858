using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class A_request : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "cannot be sent")]
    [InlineData("""{"containerDefinitions":[{"name":"batch"}]}""", "has no family")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"app"}]}""", "it has app")]
    [InlineData("""{"family":"f"}""", "it has none")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"batch","immage":"x"}]}""", "immage")]
    [InlineData("""{"family":"f","containerDefinitions":[{"name":"batch","cpu":"ten"}]}""", "cpu")]
    public async Task with_a_wrong_definition_sends_nothing(string definition, string said)
    {
        stage.Request = stage.Request with { Definition = definition };

        var refused = await Assert.ThrowsAsync<TaskRequestException>(() => stage.RunAsync(TestContext.Current.CancellationToken));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Ecs.Registrations);
    }

    [Fact]
    public async Task may_wrap_its_definition_as_ecspresso_allows()
    {
        stage.Request = stage.Request with { Definition = $$"""{"taskDefinition":{{Stage.Definition}}}""" };
        stage.Ecs.Then(ScriptedEcs.Ended(0));

        await stage.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("shop-migrate", Assert.Single(stage.Ecs.Registrations).Family);
    }

    [Fact]
    public async Task with_more_overrides_than_ECS_takes_sends_nothing()
    {
        stage.Request = stage.Request with { Environment = new Dictionary<string, string> { ["LONG"] = new('ü', 4100) } };

        var refused = await Assert.ThrowsAsync<TaskRequestException>(() => stage.RunAsync(TestContext.Current.CancellationToken));

        Assert.Contains("8192", refused.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Ecs.Registrations);
    }

    [Fact]
    public void has_one_client_token_for_all_attempts_of_a_run_and_another_for_each_command()
    {
        var check = stage.Request with { Command = "check_db_migration_drift" };

        Assert.Equal(stage.Request.ClientToken, (stage.Request with { Timeout = TimeSpan.FromMinutes(1) }).ClientToken);
        Assert.NotEqual(stage.Request.ClientToken, check.ClientToken);
    }
}
