using AWSSDK.Testing;
using OpsBuild.Testing;

namespace AWSSDK.SecretsManager.Tests;

public sealed class A_client_without_settings
{
    private const string Value = "read by the child";

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["AWS_ACCESS_KEY_ID"] = AwsServer.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = AwsServer.SecretKey,
        ["AWS_REGION"] = AwsServer.Region,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_SECRETS_MANAGER")]
    public async Task takes_keys_region_and_endpoint_from_the_environment(string endpointVariable)
    {
        await using var server = await ServerAsync();

        var value = await ChildProcess.RunAsync(new Dictionary<string, string>(Keys) { [endpointVariable] = server.Url }, Cancellation);

        Assert.Equal(Value, value);
        Assert.Null(Assert.Single(server.Calls).SessionToken);
    }

    [Fact]
    public async Task prefers_the_services_own_endpoint_variable()
    {
        await using var server = await ServerAsync();
        await using var other = await ServerAsync();

        await ChildProcess.RunAsync(
            new Dictionary<string, string>(Keys) { ["AWS_ENDPOINT_URL"] = other.Url, ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = server.Url }, Cancellation);

        Assert.Single(server.Calls);
        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task takes_a_session_token_from_the_environment()
    {
        await using var server = await ServerAsync();

        await ChildProcess.RunAsync(
            new Dictionary<string, string>(Keys) { ["AWS_ENDPOINT_URL"] = server.Url, ["AWS_SESSION_TOKEN"] = "session" }, Cancellation);

        Assert.Equal("session", Assert.Single(server.Calls).SessionToken);
    }

    [Fact]
    public async Task takes_keys_region_and_endpoint_from_a_profile()
    {
        await using var server = await ServerAsync();
        using var folder = new TemporaryDirectory();
        var credentials = folder.Write("credentials", $"""
            [batch]
            aws_access_key_id = {AwsServer.AccessKey}
            aws_secret_access_key = {AwsServer.SecretKey}
            """);
        var config = folder.Write("config", $"""
            [profile batch]
            region = {AwsServer.Region}
            services = here

            [services here]
            secrets_manager =
              endpoint_url = {server.Url}
            """);

        var value = await ChildProcess.RunAsync(
            new Dictionary<string, string> { ["AWS_PROFILE"] = "batch", ["AWS_SHARED_CREDENTIALS_FILE"] = credentials, ["AWS_CONFIG_FILE"] = config }, Cancellation);

        Assert.Equal(Value, value);
    }

    [Fact]
    public async Task takes_the_credentials_of_its_container()
    {
        await using var server = await ServerAsync();

        var value = await ChildProcess.RunAsync(new Dictionary<string, string>
        {
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"{server.Url}/credentials",
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = TemporaryCredentials.ContainerToken,
            ["AWS_REGION"] = AwsServer.Region,
            ["AWS_ENDPOINT_URL"] = server.Url,
        }, Cancellation);

        Assert.Equal(Value, value);
        Assert.Equal(TemporaryCredentials.SessionToken, Assert.Single(server.Calls).SessionToken);
    }

    [Fact]
    public async Task trades_its_web_identity_for_credentials()
    {
        await using var server = await ServerAsync();
        using var folder = new TemporaryDirectory();
        var token = folder.Write("token", TemporaryCredentials.WebIdentityToken);

        var value = await ChildProcess.RunAsync(new Dictionary<string, string>
        {
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = token,
            ["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/batch",
            ["AWS_REGION"] = AwsServer.Region,
            ["AWS_ENDPOINT_URL_STS"] = $"{server.Url}/sts",
            ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = server.Url,
        }, Cancellation);

        Assert.Equal(Value, value);
        Assert.Equal(TemporaryCredentials.SessionToken, Assert.Single(server.Calls).SessionToken);
    }

    private static Task<AwsServer> ServerAsync() =>
        AwsServer.StartAsync("secretsmanager", _ => Answer.Json($$"""{"SecretString":"{{Value}}"}"""), Cancellation);
}
