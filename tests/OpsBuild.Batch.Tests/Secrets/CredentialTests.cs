using Amazon.SecretsManager;
using AWSSDK.Testing;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Tests.Secrets;

public sealed class The_credential
{
    private const string Marker = "hunter2-marker";

    private static readonly SecretId Id = SecretId.TryParse("app/db", out var id) ? id : throw new InvalidOperationException();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_the_secrets_current_version_whatever_else_stands_in_it()
    {
        await using var server = await ServerAsync($$"""{"engine":"postgres","host":"db","username":"admin","password":"{{Marker}}","port":5432}""");

        var credential = await ReadAsync(server);

        Assert.Equal("admin", credential.Username);
        Assert.Equal(Marker, credential.Password.Reveal());
        Assert.Equal("***", credential.Password.ToString());
        Assert.DoesNotContain(Marker, credential.ToString(), StringComparison.Ordinal);
        Assert.Equal("AWSCURRENT", Assert.Single(server.Calls).Body.GetProperty("VersionStage").GetString());
    }

    [Theory]
    [InlineData("secret_not_json", Marker)]
    [InlineData("secret_not_json", $$"""{"username":"admin","password":"{{Marker}}" """)]
    [InlineData("secret_not_an_object", $"""["{Marker}"]""")]
    [InlineData("secret_not_an_object", $"""
        "{Marker}"
        """)]
    [InlineData("secret_incomplete", $$"""{"user":"admin","pass":"{{Marker}}"}""")]
    [InlineData("secret_incomplete", $$"""{"username":"","password":"{{Marker}}"}""")]
    [InlineData("secret_incomplete", $$"""{"username":"{{Marker}}","password":5}""")]
    public async Task is_refused_without_showing_it_when_it_is(string reason, string text)
    {
        await using var server = await ServerAsync(text);

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => ReadAsync(server));

        Assert.Equal(Outcome.SecretUnreadable, refused.Outcome);
        Assert.Equal(reason, Assert.Single(refused.Findings).Reason);
        Assert.DoesNotContain(Marker, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_which_key_is_missing()
    {
        await using var server = await ServerAsync("""{"username":"admin"}""");

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => ReadAsync(server));

        Assert.Contains("\"password\"", Assert.Single(refused.Findings).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret_not_found", "ResourceNotFoundException")]
    [InlineData("secret_access_denied", "AccessDeniedException")]
    [InlineData("secret_not_decrypted", "DecryptionFailure")]
    [InlineData("secret_not_available", "InvalidRequestException")]
    [InlineData("aws_credentials_refused", "UnrecognizedClientException")]
    [InlineData("secrets_manager_failed", "InternalServiceError")]
    public async Task is_explained_when_the_service_refuses_it(string reason, string code)
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Error(code, "the service's own words"), Cancellation);

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => ReadAsync(server));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal(reason, finding.Reason);
        Assert.Contains("the service's own words", finding.Why, StringComparison.Ordinal);
        Assert.Contains("app/db", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_explained_when_a_proxy_answers_instead_of_the_service()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => new Answer(503, "<html></html>", "text/html"), Cancellation);

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => ReadAsync(server));

        Assert.Contains("HTTP 503", Assert.Single(refused.Findings).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_explained_when_it_was_stored_as_bytes()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json("""{"SecretBinary":"AAAA"}"""), Cancellation);

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => ReadAsync(server));

        Assert.Equal("secret_is_binary", Assert.Single(refused.Findings).Reason);
    }

    [Fact]
    public async Task is_explained_when_nobody_answers()
    {
        using var client = new AmazonSecretsManagerClient("key", "secret", Config("http://127.0.0.1:1"));

        var refused = await Assert.ThrowsAsync<BatchFailureException>(() => new CredentialReader(client).ReadAsync(Id, Cancellation));

        Assert.Equal("secrets_manager_unreachable", Assert.Single(refused.Findings).Reason);
    }

    private static async Task<DatabaseCredential> ReadAsync(AwsServer server)
    {
        using var client = new AmazonSecretsManagerClient(AwsServer.AccessKey, AwsServer.SecretKey, Config(server.Url));
        return await new CredentialReader(client).ReadAsync(Id, Cancellation);
    }

    private static AmazonSecretsManagerConfig Config(string url) =>
        new() { ServiceURL = url, AuthenticationRegion = AwsServer.Region, MaxErrorRetry = 0 };

    private static Task<AwsServer> ServerAsync(string secret) =>
        AwsServer.StartAsync("secretsmanager", _ => Answer.Json($$"""{"SecretString":{{System.Text.Json.JsonSerializer.Serialize(secret)}}}"""), Cancellation);
}
