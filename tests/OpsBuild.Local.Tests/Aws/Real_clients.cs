using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Aws;

public sealed class Real_clients(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task such_as_the_aws_sdk_are_told_who_they_are()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await using var checkedEndpoint = await endpoint.CheckedAsync(Cancellation);
        using var client = Client(endpoint, checkedEndpoint.Address, endpoint.Keys.SecretAccessKey.Reveal());

        var identity = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation);

        Assert.Equal(("000000000000", "arn:aws:sts::000000000000:assumed-role/opsbuild-local/local"), (identity.Account, identity.Arn));
    }

    [Fact]
    public async Task such_as_the_aws_sdk_read_the_refusal_of_a_wrong_key()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await using var checkedEndpoint = await endpoint.CheckedAsync(Cancellation);
        using var client = Client(endpoint, checkedEndpoint.Address, "wrong");

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation));

        Assert.Equal(("SignatureDoesNotMatch", System.Net.HttpStatusCode.Forbidden), (refused.ErrorCode, refused.StatusCode));
    }

    [Fact]
    public async Task such_as_the_aws_sdk_read_the_refusal_of_an_unknown_action()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await using var checkedEndpoint = await endpoint.CheckedAsync(Cancellation);
        using var client = Client(endpoint, checkedEndpoint.Address, endpoint.Keys.SecretAccessKey.Reveal());

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => client.GetSessionTokenAsync(new GetSessionTokenRequest(), Cancellation));

        Assert.Equal("InvalidAction", refused.ErrorCode);
    }

    [Fact]
    public async Task such_as_awscli_work_with_the_files_of_an_environment()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var identity = await new AwsCli(local).TryAsync("sts", "get-caller-identity");
        var secret = await new AwsCli(local).TryAsync("secretsmanager", "get-secret-value", "--secret-id", local.AdminSecretId);
        var missing = await new AwsCli(local).TryAsync("secretsmanager", "get-secret-value", "--secret-id", "nobody");

        Assert.Equal("000000000000", (string?)JsonNode.Parse(identity.Output)!["Account"]);
        var value = JsonNode.Parse((string)JsonNode.Parse(secret.Output)!["SecretString"]!)!;
        Assert.Equal(("app_admin", local.Database.AdminPassword!.Reveal()), ((string?)value["username"], (string?)value["password"]));
        Assert.Contains("ResourceNotFoundException", missing.Error, StringComparison.Ordinal);
    }

    private static AmazonSecurityTokenServiceClient Client(RunningEndpoint endpoint, Uri address, string secretKey) => new(
        new SessionAWSCredentials(endpoint.Keys.AccessKeyId, secretKey, endpoint.Keys.SessionToken.Reveal()),
        new AmazonSecurityTokenServiceConfig { ServiceURL = address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
