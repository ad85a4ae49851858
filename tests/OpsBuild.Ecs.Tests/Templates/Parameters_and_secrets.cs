using OpsBuild.Ecs.Templates.Rendering;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class Parameters_and_secrets
{
    private const string Arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/admin-AbCdEf";

    private static Task<RenderOutcome> RenderAsync(string text) => new TemplateRenderer(Render.Environment() with
    {
        Plugins = [new TemplatePlugin.Parameters(new Store()), new TemplatePlugin.Secrets(new Arns())],
    }).RenderAsync(Render.Template(text), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("{{ ssm `/app/name` }}", "shop")]
    [InlineData("{{ ssm `/app/zones` 1 }}", "b")]
    [InlineData("{{ secretsmanager_arn `db/admin` }}", Arn)]
    public async Task come_from_what_the_renderer_was_given(string template, string expected) =>
        Assert.Equal(expected, Assert.IsType<RenderOutcome.Rendered>(await RenderAsync(template)).Text);

    [Fact]
    public async Task that_do_not_exist_are_all_told()
    {
        var missing = Assert.IsType<RenderOutcome.Missing>(await RenderAsync("{{ ssm `/app/nmae` }} {{ secretsmanager_arn `db/app` }}"));

        Assert.Equal(
            ["task.json:1:4: the SSM parameter /app/nmae does not exist", "task.json:1:26: the secret db/app does not exist"],
            missing.Values.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("{{ ssm `/app/name` 0 }}", "the parameter /app/name is no list")]
    [InlineData("{{ ssm `/app/zones` }}", "the parameter /app/zones is a list")]
    [InlineData("{{ ssm `/app/zones` 2 }}", "the parameter /app/zones has no item 2")]
    [InlineData("{{ ssm `/app/zones` -1 }}", "the parameter /app/zones has no item -1")]
    [InlineData("{{ ssm `/app/zones` `1` }}", "the index of ssm is no number")]
    public async Task are_asked_for_an_item_only_where_there_is_a_list(string template, string what)
    {
        var failure = await Assert.ThrowsAsync<OpsBuild.Ecs.Templates.TemplateException>(() => RenderAsync(template));

        Assert.Equal(what, Assert.Single(failure.Problems).What);
    }

    [Fact]
    public async Task stay_out_of_every_error()
    {
        var missing = Assert.IsType<RenderOutcome.Missing>(await RenderAsync("{{ ssm (ssm `/app/name`) }} {{ secretsmanager_arn (ssm `/app/name`) }}"));

        Assert.All(missing.Values, value => Assert.Equal("***", value.Name));
        Assert.DoesNotContain("shop", missing.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ ssm `/app/name` }}", "ssm is used, but no parameter store is configured here")]
    [InlineData("{{ secretsmanager_arn `db/admin` }}", "secretsmanager_arn is used, but no Secrets Manager is configured here")]
    public void are_an_error_where_nothing_was_given(string template, string what) =>
        Assert.Equal(what, Assert.Single(Render.Refused(template).Problems).What);

    [Fact]
    public void have_to_be_waited_for()
    {
        var renderer = new TemplateRenderer(Render.Environment() with { Plugins = [new TemplatePlugin.Parameters(new Store())] });

        Assert.Throws<InvalidOperationException>(() => renderer.Render(Render.Template("no action at all")));
    }

    private sealed class Store : IParameterStore
    {
        public async Task<ParameterValue?> FindAsync(string name, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return name switch
            {
                "/app/name" => new ParameterValue("shop"),
                "/app/zones" => new ParameterValue("a,b", isList: true),
                _ => null,
            };
        }
    }

    private sealed class Arns : ISecretArns
    {
        public Task<string?> FindAsync(string secretId, CancellationToken cancellationToken) => Task.FromResult(secretId == "db/admin" ? Arn : null);
    }
}
