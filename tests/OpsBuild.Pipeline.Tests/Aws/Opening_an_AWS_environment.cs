using Amazon.Runtime;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Local;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Aws.SignIn;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed class Opening_an_AWS_environment(LocalAccount account) : IClassFixture<LocalAccount>
{
    private readonly Heard heard = new();

    [Fact]
    public async Task says_once_who_it_is_and_brings_what_runs_need()
    {
        await using var environment = await OpenAsync(account.Settings, account.Variables);

        Assert.Contains("Environment \"dev\": \"arn:aws:sts::000000000000:assumed-role/opsbuild-local/local\" in \"us-east-1\", by \"the AWS profile local (CredentialsProfile)\"", heard.All, StringComparison.Ordinal);
        Assert.Equal(("dev", "us-east-1", LocalEnvironment.Cluster), (environment.Name, environment.Region, environment.Cluster));
        Assert.Equal("opsbuild-fixture-primary.invalid", Assert.IsType<StateLookup.Found>(environment.State.Lookup("output.db_primary_host")).Text);
        Assert.Equal(("shop/db/admin", LocalAccount.Image, LocalAccount.StateUrl),
            (environment.Variables["DB_ADMIN_CREDENTIAL_ID"], environment.Variables["IMAGE_URI"], environment.Variables["TFSTATE_URL"]));
    }

    [Fact]
    public async Task of_another_account_is_refused_before_anything_else_is_asked()
    {
        // The state does not exist: had it been asked for, that would be the error.
        var settings = account.Settings with { Account = "111122223333", StateUrl = "s3://nobodys/state" };

        var refused = await RefusedAsync(settings, account.Variables);

        Assert.Contains("The credentials belong to account 000000000000, and the environment dev is account 111122223333", refused.Message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:sts::000000000000:assumed-role/opsbuild-local/local", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"ExpectedAccount\" in .nuke/parameters.dev.json, or --expected-account", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_named_profile_ignores_and_names_every_variable_that_says_otherwise()
    {
        var variables = account.Variables;
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [("AWS_ACCESS_KEY_ID", "AKIDOTHER"), ("AWS_SECRET_ACCESS_KEY", "hunter2-marker"), ("AWS_SESSION_TOKEN", "token-marker"), ("AWS_PROFILE", "prod"),
             ("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere"), ("AWS_ROLE_ARN", "arn:aws:iam::1:role/x"), ("AWS_REGION", "eu-west-3"), ("AWS_DEFAULT_REGION", "us-east-1")])
        {
            variables[name] = value;
        }

        await using var environment = await OpenAsync(account.Settings, variables);

        var named = heard.Warnings.Select(line => line.Split('"')[1]);
        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_REGION"], named);
        Assert.Contains("\"AWS_REGION\" is set: \"it says eu-west-3; us-east-1 of EcsRegion counts, for ecspresso too\"", heard.Warnings);
        Assert.DoesNotContain("marker", heard.All, StringComparison.Ordinal);
        Assert.DoesNotContain(environment.Variables, variable => variable.Key.StartsWith("AWS_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task without_a_profile_takes_the_keys_of_the_environment_and_names_what_they_win_over()
    {
        var variables = account.KeyVariables;
        variables["AWS_PROFILE"] = "prod";
        variables["AWS_ENDPOINT_URL_ECS"] = "http://someone:hunter2-marker@127.0.0.1:9/";

        await using var environment = await OpenAsync(account.Settings with { AwsProfile = null }, variables);

        Assert.Contains("by \"the keys in AWS_ACCESS_KEY_ID\"", heard.All, StringComparison.Ordinal);
        Assert.Equal(["AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ECS"], heard.Warnings.Select(line => line.Split('"')[1]));
        Assert.Contains("\"AWS_ENDPOINT_URL_ECS\" is set: \"ECS is asked at http://127.0.0.1:9 instead of AWS\"", heard.Warnings);
        Assert.DoesNotContain("marker", heard.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_the_profile_of_the_environment_where_nothing_else_is_named()
    {
        var variables = account.Variables;
        variables["AWS_PROFILE"] = LocalEnvironment.Profile;

        await using var environment = await OpenAsync(account.Settings with { AwsProfile = null }, variables);

        Assert.Contains("by \"the AWS profile local (AWS_PROFILE)\"", heard.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_profile_that_does_not_exist_names_the_nearest()
    {
        var refused = await RefusedAsync(account.Settings with { AwsProfile = "locla" }, account.Variables);

        Assert.Contains("There is no AWS profile locla, which CredentialsProfile names.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean local?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_any_credentials_says_where_they_were_looked_for()
    {
        var variables = account.KeyVariables.Where(variable => variable.Key is "AWS_SHARED_CREDENTIALS_FILE" or "AWS_EC2_METADATA_DISABLED").ToDictionary();

        var refused = await RefusedAsync(account.Settings with { AwsProfile = null }, variables);

        Assert.Contains("There are no AWS credentials for the environment dev.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("aws sso login --profile NAME", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void on_a_machine_without_a_role_says_where_credentials_were_looked_for()
    {
        var variables = account.KeyVariables.Where(variable => variable.Key is "AWS_SHARED_CREDENTIALS_FILE").ToDictionary();
        var choice = new CredentialChoice(account.Settings with { AwsProfile = null }, variables, () => throw new AmazonClientException("no metadata answers"));

        var refused = Assert.Throws<AwsEnvironmentException>(choice.Choose);

        Assert.Contains("There are no AWS credentials for the environment dev.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID")]
    public async Task refuses_half_of_a_key(string given, string missing)
    {
        var variables = account.KeyVariables;
        variables.Remove(missing);

        var refused = await RefusedAsync(account.Settings with { AwsProfile = null }, variables);

        Assert.StartsWith($"{given} is set, and {missing} is not.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_credentials_that_AWS_does_not_know_says_whose_they_are_and_shows_none()
    {
        var variables = account.KeyVariables;
        variables["AWS_SECRET_ACCESS_KEY"] = "hunter2-marker";

        var refused = await RefusedAsync(account.Settings with { AwsProfile = null }, variables);

        Assert.Contains("AWS does not know the credentials of the environment dev.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("the keys in AWS_ACCESS_KEY_ID", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", $"{refused}{heard.All}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_its_state_says_so_as_the_state_does()
    {
        var missing = await Assert.ThrowsAsync<TerraformStateException>(() => OpenAsync(account.Settings with { StateUrl = "s3://states/shop/other.tfstate" }, account.Variables));

        Assert.Contains("There is no state s3://states/shop/other.tfstate.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_ecspresso_names_the_runner_that_needs_none()
    {
        var variables = account.Variables;
        variables["PATH"] = "/nowhere";

        var refused = await RefusedAsync(account.Settings with { Runner = TaskRunnerKind.Ecspresso }, variables);

        Assert.Contains("There is no ecspresso on this machine.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--task-runner Sdk", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_the_SDK_where_there_is_no_ecspresso_and_either_will_do()
    {
        var variables = account.Variables;
        variables["PATH"] = "/nowhere";

        await using var environment = await OpenAsync(account.Settings with { Runner = TaskRunnerKind.Auto }, variables);

        Assert.Contains("Tasks run through the AWS SDK, since ecspresso cannot be used: \"There is no ecspresso on this machine.\"", heard.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_take_the_SDK_where_the_ecspresso_that_was_named_is_missing()
    {
        var refused = await RefusedAsync(account.Settings with { Runner = TaskRunnerKind.Auto, EcspressoPath = "/nowhere/ecspresso" }, account.Variables);

        Assert.Contains("There is no ecspresso at /nowhere/ecspresso.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_nobody_waits_for_any_longer_is_given_up()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AwsEnvironment.OpenAsync(account.Settings, account.Variables, heard.Log, given.Token));
    }

    private Task<RunEnvironment> OpenAsync(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables) =>
        AwsEnvironment.OpenAsync(settings, variables, heard.Log, TestContext.Current.CancellationToken);

    private Task<AwsEnvironmentException> RefusedAsync(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables) =>
        Assert.ThrowsAsync<AwsEnvironmentException>(() => OpenAsync(settings, variables));
}
