using System.Text.Json.Nodes;

namespace OpsBuild.Local.Tests.Aws;

public sealed class Secrets_manager
{
    private const string Arn = "arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin-AbCdEf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("opsbuild/local/db/admin")]
    [InlineData(Arn)]
    [InlineData("arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin")]
    public async Task gives_a_secret_by_name_by_arn_and_by_the_arn_without_its_suffix(string id)
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("GetSecretValue", new JsonObject { ["SecretId"] = id }, Cancellation);

        Assert.Equal(
            (200, Arn, "opsbuild/local/db/admin", RunningEndpoint.SecretText, "[\"AWSCURRENT\"]"),
            (answer.Status, (string?)answer.Body["ARN"], (string?)answer.Body["Name"], (string?)answer.Body["SecretString"],
                answer.Body["VersionStages"]!.ToJsonString()));
        Assert.InRange((double)answer.Body["CreatedDate"]!, DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds(),
            DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds());
        Assert.True(Guid.TryParse(answer.RequestId, out _));
    }

    [Fact]
    public async Task describes_a_secret_without_its_value()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("DescribeSecret", new JsonObject { ["SecretId"] = "opsbuild/local/db/admin" }, Cancellation);
        var missing = await endpoint.CallAsync("DescribeSecret", new JsonObject { ["SecretId"] = "nobody" }, Cancellation);

        Assert.Equal((200, Arn, "opsbuild/local/db/admin"), (answer.Status, (string?)answer.Body["ARN"], (string?)answer.Body["Name"]));
        Assert.Equal("[\"AWSCURRENT\"]", answer.Body["VersionIdsToStages"]!.AsObject().Single().Value!.ToJsonString());
        Assert.DoesNotContain(RunningEndpoint.SecretText, answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((400, "ResourceNotFoundException"), (missing.Status, (string?)missing.Body["__type"]));
    }

    [Theory]
    [InlineData("""{"SecretId":"nobody"}""", "ResourceNotFoundException")]
    [InlineData("""{"SecretId":"opsbuild/local/db/admin","VersionStage":"AWSPENDING"}""", "ResourceNotFoundException")]
    [InlineData("""{"SecretId":"opsbuild/local/db/admin","VersionId":"none"}""", "ResourceNotFoundException")]
    [InlineData("""{"SecretId":"opsbuild/local/db/admin","VersionId":"11111111-2222-3333-4444-555555555555","VersionStage":"AWSPREVIOUS"}""", "InvalidRequestException")]
    [InlineData("""{}""", "ValidationException")]
    [InlineData("""{"SecretId":5}""", "SerializationException")]
    public async Task refuses_by_the_names_that_aws_uses(string input, string code)
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("GetSecretValue", JsonNode.Parse(input)!.AsObject(), Cancellation);

        Assert.Equal((400, code), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Fact]
    public async Task has_no_operation_that_it_does_not_know()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("RotateSecret", new JsonObject(), Cancellation);

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Fact]
    public async Task has_no_service_that_it_does_not_know()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);

        var answer = await endpoint.CallAsync("GetSecretValue", new JsonObject(), Cancellation, endpoint.Signer with { Service = "kms" });

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, (string?)answer.Body["__type"]));
    }

    [Fact]
    public async Task moves_the_stages_when_a_new_value_is_put()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await endpoint.CallAsync("CreateSecret", new JsonObject { ["Name"] = "api/key", ["SecretString"] = "one" }, Cancellation);

        await endpoint.CallAsync("PutSecretValue", new JsonObject { ["SecretId"] = "api/key", ["SecretString"] = "two" }, Cancellation);
        await endpoint.CallAsync("PutSecretValue",
            new JsonObject { ["SecretId"] = "api/key", ["SecretString"] = "next", ["VersionStages"] = new JsonArray("AWSPENDING") }, Cancellation);

        Assert.Equal(new string?[] { "two", "one", "next" },
            new[] { await Value(endpoint, "AWSCURRENT"), await Value(endpoint, "AWSPREVIOUS"), await Value(endpoint, "AWSPENDING") });
    }

    [Fact]
    public async Task refuses_to_create_a_secret_twice_and_to_read_a_deleted_one()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        var secret = new JsonObject { ["Name"] = "api/key", ["SecretString"] = "one" };
        await endpoint.CallAsync("CreateSecret", secret, Cancellation);

        var again = await endpoint.CallAsync("CreateSecret", secret, Cancellation);
        await endpoint.CallAsync("DeleteSecret", new JsonObject { ["SecretId"] = "api/key" }, Cancellation);
        var deleted = await endpoint.CallAsync("GetSecretValue", new JsonObject { ["SecretId"] = "api/key" }, Cancellation);

        Assert.Equal(("ResourceExistsException", "InvalidRequestException"), ((string?)again.Body["__type"], (string?)deleted.Body["__type"]));
    }

    [Fact]
    public async Task is_logged_without_a_value_or_a_signature()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await endpoint.CallAsync("GetSecretValue", new JsonObject { ["SecretId"] = "opsbuild/local/db/admin" }, Cancellation);
        await endpoint.CallAsync("CreateSecret", new JsonObject { ["Name"] = "api/key", ["SecretString"] = "a-value-to-look-for" }, Cancellation);

        var lines = endpoint.RequestLog.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();

        Assert.Equal(["GetSecretValue", "CreateSecret"], lines.Select(line => (string?)line["operation"]));
        Assert.All(
            (string[])["a-value-to-look-for", "hard", "Signature=", endpoint.Keys.SecretAccessKey.Reveal(), endpoint.Keys.SessionToken.Reveal()],
            secret => Assert.DoesNotContain(secret, endpoint.RequestLog, StringComparison.Ordinal));
    }

    private static async Task<string?> Value(RunningEndpoint endpoint, string stage) =>
        (string?)(await endpoint.CallAsync(
            "GetSecretValue", new JsonObject { ["SecretId"] = "api/key", ["VersionStage"] = stage }, Cancellation)).Body["SecretString"];
}
