using System.Text.RegularExpressions;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed partial class The_settings_of_an_AWS_environment
{
    private static readonly AwsEnvironmentSettings Good = new("dev")
    {
        Region = "eu-central-1",
        Account = "012345678901",
        Cluster = "shop",
        StateUrl = "s3://states/shop/terraform.tfstate",
        AdminSecretId = "shop/db/admin",
        ImageUri = LocalAccount.Image,
    };

    [Fact]
    public void are_complete_without_what_only_some_tasks_need() => Assert.Empty(Good.Check());

    [Fact]
    public async Task that_are_missing_are_named_all_at_once_with_their_places()
    {
        var refused = await Assert.ThrowsAsync<AwsEnvironmentException>(
            () => AwsEnvironment.OpenAsync(new AwsEnvironmentSettings("dev"), new Dictionary<string, string>(), new Heard().Log, TestContext.Current.CancellationToken));

        Assert.Equal(["EcsRegion", "ExpectedAccount", "EcsCluster", "TerraformState", "AdminSecretId", "ImageUri"], refused.Problems.Select(problem => problem.What.Split(' ')[0]));
        Assert.StartsWith("The environment dev cannot be used; 6 things are wrong:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set \"ExpectedAccount\" in .nuke/parameters.dev.json, or --expected-account: 12 digits", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set \"ImageUri\" in .nuke/parameters.dev.json, or --image-uri", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, AwsEnvironmentSettings> Wrong => new()
    {
        { "EcsRegion is not what it should be: 'Frankfurt'.", Good with { Region = "Frankfurt" } },
        { "ExpectedAccount is not what it should be: '12345678901'.", Good with { Account = "12345678901" } },
        { "EcsCluster is not what it should be: 'my cluster'.", Good with { Cluster = "my cluster" } },
        { "EcsCluster is in account 999999999999 and region eu-central-1", Good with { Cluster = "arn:aws:ecs:eu-central-1:999999999999:cluster/shop" } },
        { "The Terraform state cannot be read from a location of the kind gs://.", Good with { StateUrl = "gs://states/x" } },
        { "ImageUri names no image by digest: 'shop/batch:latest'.", Good with { ImageUri = "shop/batch:latest" } },
        { "ShadowPostgresImageUri names no image by digest: 'postgres:17'.", Good with { ShadowImageUri = "postgres:17" } },
        { "EcsService is not what it should be: 'a/b'.", Good with { Service = "a/b" } },
        { "EcrRepository is not what it should be: 'Shop'.", Good with { Repository = "Shop" } },
        { "CredentialsProfile is not what it should be: '[dev]'.", Good with { AwsProfile = "[dev]" } },
        { "AWS_SESSION_TOKEN may not be a template's variable.", Good with { Variables = new Dictionary<string, string> { ["AWS_SESSION_TOKEN"] = "x" } } },
        { "IMAGE_URI may not be set as a template's variable.", Good with { Variables = new Dictionary<string, string> { ["IMAGE_URI"] = "x" } } },
        { "RUN_ID may not be set as a template's variable.", Good with { Variables = new Dictionary<string, string> { ["RUN_ID"] = "x" } } },
        { "'A B' cannot be the name of a template's variable.", Good with { Variables = new Dictionary<string, string> { ["A B"] = "x" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void that_cannot_be_right_are_said_to_be_wrong(string what, AwsEnvironmentSettings settings) =>
        Assert.StartsWith(what, Assert.Single(settings.Check()).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("us-gov-west-1")]
    [InlineData("us-iso-east-1")]
    [InlineData("eusc-de-east-1")]
    [InlineData("cn-north-1")]
    public void take_every_partitions_regions(string region) => Assert.Empty((Good with { Region = region }).Check());

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-central-1:012345678901:secret:shop/db/admin-AbCdEf")]
    [InlineData("arn:aws-cn:secretsmanager:cn-north-1:012345678901:secret:rds!db-0a1b-x")]
    [InlineData("shop/db_admin+1=.@-")]
    [InlineData("rds!db-0a1b2c3d")]
    public void take_a_secrets_name_or_ARN(string id) => Assert.Empty((Good with { AdminSecretId = id }).Check());

    [Theory]
    [InlineData("{\"username\":\"app\",\"password\":\"hunter2-marker\"}")]
    [InlineData("postgres://app:hunter2-marker@db:5432/shop")]
    [InlineData("hunter2-marker !")]
    public void never_show_what_was_given_for_a_secrets_id(string secret)
    {
        var problem = Assert.Single((Good with { AdminSecretId = secret, AppSecretId = "shop/app" }).Check());

        Assert.StartsWith("AdminSecretId is no secret's id; its value is not shown", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void give_templates_their_values_and_of_the_process_only_what_is_named()
    {
        var process = new Dictionary<string, string>
        {
            ["DB_SSL_MODE"] = "require", ["MIGRATION_DIR"] = "/process", ["AWS_SECRET_ACCESS_KEY"] = "hunter2", ["GITHUB_TOKEN"] = "hunter2", ["IMAGE_URI"] = "other", ["PATH"] = "/bin",
        };

        var variables = TemplateVariables.Of(Good with { Variables = new Dictionary<string, string> { ["MIGRATION_DIR"] = "/settings", ["TEAM"] = "shop" } }, process);

        Assert.Equal(["DB_ADMIN_CREDENTIAL_ID", "DB_SSL_MODE", "IMAGE_URI", "MIGRATION_DIR", "TEAM", "TFSTATE_URL"], variables.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("require", "/settings", LocalAccount.Image), (variables["DB_SSL_MODE"], variables["MIGRATION_DIR"], variables["IMAGE_URI"]));
    }

    [Fact]
    public void reach_every_variable_that_the_projects_templates_ask_for()
    {
        var asked = Directory.EnumerateFiles(RepositoryFolder.Definitions, "*", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Distinct()
            .ToList();

        Assert.Contains("DB_ADMIN_CREDENTIAL_ID", asked);
        Assert.DoesNotContain(asked, name => TemplateVariables.OwnedBy(name) is null && !TemplateVariables.LetThrough.Contains(name));
    }

    [GeneratedRegex("env [`\"](?<name>[A-Z_]+)[`\"]")]
    private static partial Regex Asked();
}
