using OpsBuild.Ecs.Templates;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Local;
using OpsBuild.Local.Secrets;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Local;

public sealed class Templates_on_this_machine(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task find_parameters_and_the_arns_of_secrets_in_the_local_services()
    {
        await using var machine = new OwnMachine(fixture);
        await using var environment = await OwnMachine.OpenAsync(machine.Settings);
        await using var local = await LocalEnvironment.OpenAsync(machine.Options, Logger.None, Cancellation);
        await local.PutParameterAsync("/shop/flag", new SecretValue("on"), Cancellation);

        var found = await RenderAsync(environment, "{{ ssm `/shop/flag` }} {{ secretsmanager_arn `opsbuild/local/db/admin` }}");
        var missing = await RenderAsync(environment, "{{ ssm `/shop/flga` }} {{ secretsmanager_arn `nobody` }}");

        Assert.StartsWith("on arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin-", Assert.IsType<RenderOutcome.Rendered>(found).Text, StringComparison.Ordinal);
        Assert.Equal(["/shop/flga", "nobody"], Assert.IsType<RenderOutcome.Missing>(missing).Values.Select(value => value.Name));
    }

    private static Task<RenderOutcome> RenderAsync(RunEnvironment environment, string template) =>
        new TemplateRenderer(new TemplateEnvironment { Variables = environment.Variables, Plugins = environment.Plugins })
            .RenderAsync(Template.Parse(TemplateSource.FromText("test.json", template)), Cancellation);
}
