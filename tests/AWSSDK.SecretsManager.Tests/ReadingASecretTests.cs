using System.Text;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using AWSSDK.Testing;

namespace AWSSDK.SecretsManager.Tests;

public sealed class Reading_a_secret
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task sends_one_signed_call_with_what_the_request_says_and_no_more()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "app/db é", VersionStage = "AWSCURRENT" }, Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Null(call.SignatureFailure);
        Assert.Equal("secretsmanager.GetSecretValue", call.Target);
        Assert.Equal("application/x-amz-json-1.1", call.ContentType);
        Assert.Equal("""{"SecretId":"app/db é","VersionStage":"AWSCURRENT"}""", System.Text.RegularExpressions.Regex.Unescape(call.Body.GetRawText()));
    }

    [Fact]
    public async Task gives_every_member_of_the_answer()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json("""
            {"ARN":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbCdEf","Name":"app/db","VersionId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
             "SecretString":"{\"username\":\"app\"}","VersionStages":["AWSCURRENT","blue"],"CreatedDate":1523477145.713,"Unknown":{"Future":[1]}}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "app/db" }, Cancellation);

        Assert.Equal("arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbCdEf", answer.ARN);
        Assert.Equal("app/db", answer.Name);
        Assert.Equal("a1b2c3d4-5678-90ab-cdef-EXAMPLE11111", answer.VersionId);
        Assert.Equal("""{"username":"app"}""", answer.SecretString);
        Assert.Equal(["AWSCURRENT", "blue"], answer.VersionStages);
        Assert.Equal(DateTimeKind.Utc, answer.CreatedDate?.Kind);
        Assert.Equal(new DateTime(2018, 4, 11, 20, 5, 45, 713, DateTimeKind.Utc), answer.CreatedDate!.Value, TimeSpan.FromMilliseconds(0.01));
        Assert.Null(answer.SecretBinary);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.HttpStatusCode);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task gives_a_binary_secret_as_a_stream()
    {
        var bytes = new byte[] { 0, 1, 255, 254 };
        await using var server = await AwsServer.StartAsync("secretsmanager", 
            _ => Answer.Json($$"""{"SecretBinary":"{{Convert.ToBase64String(bytes)}}"}"""), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "app/db" }, Cancellation);

        Assert.Equal(bytes, answer.SecretBinary.ToArray());
        Assert.Null(answer.SecretString);
        Assert.Null(answer.CreatedDate);
        Assert.Null(answer.VersionStages);
    }

    [Fact]
    public async Task does_not_let_the_body_set_what_the_transport_knows()
    {
        const string Body = """{"ContentLength":7,"HttpStatusCode":418,"ResponseMetadata":{"RequestId":"forged"}}""";
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json(Body), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "app/db" }, Cancellation);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.HttpStatusCode);
        Assert.Equal(Encoding.UTF8.GetByteCount(Body), answer.ContentLength);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task with_a_wrong_key_is_refused()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server, secretKey: "not-the-key");

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(
            () => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "app/db" }, Cancellation));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
        Assert.Equal("the signature does not match", refused.Message);
    }

    [Fact]
    public async Task never_puts_the_value_into_a_text()
    {
        const string Marker = "hunter2-marker";
        await using var server = await AwsServer.StartAsync("secretsmanager", 
            call => Answer.Json(call == 1 ? $$"""{"SecretString":"{{Marker}}"}""" : $$"""{"SecretString":"{{Marker}}","VersionStages":"{{Marker}}"}"""), Cancellation);
        using var client = Clients.Of(server);
        var request = new GetSecretValueRequest { SecretId = "app/db" };

        var answer = await client.GetSecretValueAsync(request, Cancellation);
        var unreadable = await Assert.ThrowsAnyAsync<Exception>(() => client.GetSecretValueAsync(request, Cancellation));

        Assert.Equal(Marker, answer.SecretString);
        Assert.DoesNotContain(Marker, answer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, unreadable.ToString(), StringComparison.Ordinal);
    }
}
