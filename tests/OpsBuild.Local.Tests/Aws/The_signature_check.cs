using System.Text.Json.Nodes;

namespace OpsBuild.Local.Tests.Aws;

public sealed class The_signature_check
{
    private static readonly JsonObject GetAdmin = new() { ["SecretId"] = "opsbuild/local/db/admin" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task accepts_what_another_implementation_signed()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("GetSecretValue", GetAdmin, Cancellation);

        Assert.Equal((200, RunningEndpoint.SecretText), (answer.Status, (string?)answer.Body["SecretString"]));
    }

    [Fact]
    public async Task accepts_a_query_in_any_order_and_a_path_with_escapes()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var request = endpoint.Signer.Sign(
            new Uri(endpoint.Address, "/?b=2&a=1&a=0"), GetAdmin.ToJsonString(), "secretsmanager.GetSecretValue");

        Assert.Equal(200, (await endpoint.SendAsync(request, Cancellation)).Status);
    }

    [Theory]
    [InlineData("wrong secret", "InvalidSignatureException")]
    [InlineData("unknown key", "UnrecognizedClientException")]
    [InlineData("no session token", "UnrecognizedClientException")]
    [InlineData("wrong session token", "UnrecognizedClientException")]
    [InlineData("six minutes old", "InvalidSignatureException")]
    [InlineData("six minutes ahead", "InvalidSignatureException")]
    [InlineData("another region", "InvalidSignatureException")]
    [InlineData("unsigned target", "InvalidSignatureException")]
    [InlineData("unsigned host", "InvalidSignatureException")]
    public async Task refuses(string what, string code)
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        var good = endpoint.Signer;
        var signer = what switch
        {
            "wrong secret" => good with { SecretKey = "x" + good.SecretKey },
            "unknown key" => good with { AccessKeyId = "ASIAUNKNOWNUNKNOWN00" },
            "no session token" => good with { SessionToken = null },
            "wrong session token" => good with { SessionToken = "another" },
            "six minutes old" => good with { Time = DateTimeOffset.UtcNow.AddMinutes(-6) },
            "six minutes ahead" => good with { Time = DateTimeOffset.UtcNow.AddMinutes(6) },
            "another region" => good with { Region = "eu-west-1" },
            "unsigned target" => good with { Unsigned = ["x-amz-target"] },
            _ => good with { Unsigned = ["Host"] },
        };

        var answer = await endpoint.CallAsync("GetSecretValue", GetAdmin, Cancellation, signer);

        Assert.Equal((400, code), (answer.Status, (string?)answer.Body["__type"]));
        Assert.Null(answer.Body["SecretString"]);
    }

    [Fact]
    public async Task refuses_a_body_that_was_changed_on_the_way()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var request = endpoint.Signer.Sign(endpoint.Address, """{"SecretId":"another"}""", "secretsmanager.GetSecretValue");
        var type = request.Content!.Headers.ContentType;
        request.Content = new StringContent(GetAdmin.ToJsonString());
        request.Content.Headers.ContentType = type;

        var answer = await endpoint.SendAsync(request, Cancellation);

        Assert.Equal((400, "InvalidSignatureException"), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Fact]
    public async Task refuses_a_header_that_was_changed_on_the_way()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var request = endpoint.Signer.Sign(endpoint.Address, GetAdmin.ToJsonString(), "secretsmanager.DeleteSecret");
        request.Headers.Remove("x-amz-target");
        request.Headers.Add("x-amz-target", "secretsmanager.GetSecretValue");

        var answer = await endpoint.SendAsync(request, Cancellation);

        Assert.Equal((400, "InvalidSignatureException"), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException")]
    [InlineData("Bearer x", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/secretsmanager/aws4_request, SignedHeaders=host", "IncompleteSignatureException")]
    public async Task refuses_a_missing_or_malformed_header(string? header, string code)
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var request = endpoint.Signer.Sign(endpoint.Address, GetAdmin.ToJsonString(), "secretsmanager.GetSecretValue");
        request.Headers.Remove("Authorization");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);

        var answer = await endpoint.SendAsync(request, Cancellation);

        Assert.Equal((400, code), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Fact]
    public async Task names_its_refusals_of_the_query_protocol_as_that_protocol_does()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        var signer = endpoint.Signer with { Service = "sts", SecretKey = "wrong" };
        using var request = signer.Sign(endpoint.Address, "Action=GetCallerIdentity&Version=2011-06-15", target: null);

        var answer = await endpoint.SendForTextAsync(request, Cancellation);

        Assert.Equal(403, answer.Status);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", answer.Body, StringComparison.Ordinal);
    }
}
