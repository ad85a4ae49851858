using System.Net;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using AWSSDK.Testing;

namespace AWSSDK.SecretsManager.Tests;

public sealed class A_refused_call
{
    private static readonly GetSecretValueRequest Request = new() { SecretId = "app/db" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DecryptionFailure", typeof(DecryptionFailureException), 400)]
    [InlineData("InternalServiceError", typeof(InternalServiceErrorException), 500)]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException), 400)]
    [InlineData("InvalidRequestException", typeof(InvalidRequestException), 400)]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException), 400)]
    [InlineData("AccessDeniedException", typeof(AmazonSecretsManagerException), 400)]
    public async Task is_an_exception_of_the_errors_own_type(string code, Type exception, int status)
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Error(code, "Secrets Manager says no", status), Cancellation);
        using var client = Clients.Of(server);

        var refused = await Record.ExceptionAsync(() => client.GetSecretValueAsync(Request, Cancellation));

        Assert.IsType(exception, refused);
        var service = (AmazonSecretsManagerException)refused;
        Assert.Equal(code, service.ErrorCode);
        Assert.Equal("Secrets Manager says no", service.Message);
        Assert.Equal((HttpStatusCode)status, service.StatusCode);
        Assert.Equal("request-1", service.RequestId);
    }

    [Fact]
    public async Task may_name_its_error_in_a_header()
    {
        var answer = new Answer(400, """{"message":"header only"}""", ErrorTypeHeader: "ResourceNotFoundException:http://internal.amazon.com/");
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => answer, Cancellation);
        using var client = Clients.Of(server);

        var refused = await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetSecretValueAsync(Request, Cancellation));

        Assert.Equal("header only", refused.Message);
    }

    [Fact]
    public async Task is_repeated_when_the_service_throttles()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", 
            call => call < 3 ? Answer.Error("ThrottlingException", "Rate exceeded") : Answer.Json("""{"SecretString":"third time"}"""), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        var answer = await client.GetSecretValueAsync(Request, Cancellation);

        Assert.Equal("third time", answer.SecretString);
        Assert.Equal(3, server.Calls.Count);
        Assert.All(server.Calls, call => Assert.Null(call.SignatureFailure));
    }

    [Fact]
    public async Task is_not_repeated_when_it_would_be_refused_again()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Error("ResourceNotFoundException"), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetSecretValueAsync(Request, Cancellation));

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task with_a_page_of_HTML_is_repeated_and_then_told_by_its_status()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", 
            _ => new Answer(503, "<html><body>Service Unavailable</body></html>", "text/html"), Cancellation);
        using var client = Clients.Of(server, retries: 1);

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Request, Cancellation));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.True(string.IsNullOrEmpty(refused.ErrorCode));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task ends_at_once_when_it_is_cancelled_between_two_attempts()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var server = await AwsServer.StartAsync("secretsmanager", 
            _ =>
            {
                stop.Cancel();
                return Answer.Error("ThrottlingException");
            }, Cancellation);
        using var client = Clients.Of(server, retries: 10);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetSecretValueAsync(Request, stop.Token));

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task that_reaches_nobody_is_no_answer_of_the_service()
    {
        using var client = new AmazonSecretsManagerClient("key", "secret", new AmazonSecretsManagerConfig
        {
            ServiceURL = "http://127.0.0.1:1",
            AuthenticationRegion = AwsServer.Region,
            MaxErrorRetry = 0,
        });

        var failure = await Record.ExceptionAsync(() => client.GetSecretValueAsync(Request, Cancellation));

        Assert.IsNotType<AmazonSecretsManagerException>(failure);
        Assert.True(failure is HttpRequestException or AmazonServiceException, failure?.ToString());
    }
}
