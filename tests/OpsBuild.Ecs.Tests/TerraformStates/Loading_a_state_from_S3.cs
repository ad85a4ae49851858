using System.Text;
using Amazon.Runtime;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Testing;

namespace OpsBuild.Ecs.Tests.TerraformStates;

public sealed class Loading_a_state_from_S3
{
    private const string StatePath = "/states/prod/terraform.tfstate";

    private static LoopbackServer S3(params string[] keys) => new(path => keys.Contains(Uri.UnescapeDataString(path.Split('?')[0]))
        ? new LoopbackServer.Answer(200, SampleState.Bytes)
        : Error(404, "NoSuchKey"));

    private static LoopbackServer.Answer Error(int status, string code) => new(
        status, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>told</Message></Error>"), "application/xml");

    private static string Backend(string more) =>
        """{"version":3,"backend":{"type":"s3","config":{"bucket":"states","key":"prod/terraform.tfstate",""" + more + "}}}";

    private static TerraformStateOptions Options(params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret"),
    };

    private static async Task AssertLoadsAsync(string location, TerraformStateOptions options)
    {
        var state = await TerraformStateFile.LoadAsync(location, options, TestContext.Current.CancellationToken);
        Assert.Equal("FOO", Assert.IsType<StateLookup.Found>(state.Lookup("output.foo")).Text);
    }

    private static Task<TerraformStateException> FailureAsync(string location, TerraformStateOptions options) =>
        Assert.ThrowsAsync<TerraformStateException>(() => TerraformStateFile.LoadAsync(location, options, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_S3")]
    [InlineData("AWS_ENDPOINT_URL")]
    public async Task uses_the_endpoint_of_the_environment_in_path_style(string variable)
    {
        await using var s3 = S3(StatePath);

        await AssertLoadsAsync("s3://states/prod/terraform.tfstate", Options((variable, s3.Url), ("AWS_REGION", "eu-west-1")));

        var request = Assert.Single(s3.Requests);
        Assert.StartsWith($"GET {StatePath}", request, StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/s3/aws4_request", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task prefers_the_endpoint_of_S3_to_the_general_one()
    {
        await using var s3 = S3(StatePath);
        await using var other = S3();

        await AssertLoadsAsync("s3://states/prod/terraform.tfstate", Options(("AWS_ENDPOINT_URL_S3", s3.Url), ("AWS_ENDPOINT_URL", other.Url)));

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task finds_a_workspace_that_the_location_names()
    {
        await using var s3 = S3("/states/env:/blue/terraform.tfstate");

        await AssertLoadsAsync("s3://states/env:/blue/terraform.tfstate", Options(("AWS_ENDPOINT_URL_S3", s3.Url)));
    }

    [Theory]
    [InlineData(404, "NoSuchKey", "There is no state s3://states/prod/terraform.tfstate.", "The bucket has no object prod/terraform.tfstate.")]
    [InlineData(404, "NoSuchBucket", "There is no bucket states.", "S3 answers NoSuchBucket.")]
    [InlineData(403, "AccessDenied", "S3 refuses s3://states/prod/terraform.tfstate (AccessDenied).", "without s3:ListBucket on the bucket both look the same")]
    [InlineData(400, "InvalidRequest", "s3://states/prod/terraform.tfstate cannot be fetched.", "S3 answers 400 InvalidRequest: told")]
    public async Task explains_what_S3_answers(int status, string code, string what, string why)
    {
        await using var s3 = new LoopbackServer(_ => Error(status, code));

        var failure = await FailureAsync("s3://states/prod/terraform.tfstate", Options(("AWS_ENDPOINT_URL_S3", s3.Url)));

        Assert.Equal(what, failure.What);
        Assert.Contains(why, failure.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_a_time_limit()
    {
        await using var s3 = new LoopbackServer(_ => null);

        var failure = await FailureAsync(
            "s3://states/prod/terraform.tfstate",
            Options(("AWS_ENDPOINT_URL_S3", s3.Url)) with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal("s3://states/prod/terraform.tfstate was not fetched within 0.3 s.", failure.What);
    }

    [Theory]
    [InlineData(null, null, "", "/states/prod/terraform.tfstate")]
    [InlineData("blue\n", null, "", "/states/env:/blue/prod/terraform.tfstate")]
    [InlineData("default", null, "", "/states/prod/terraform.tfstate")]
    [InlineData("blue", "green", "", "/states/env:/green/prod/terraform.tfstate")]
    [InlineData("blue", null, ",\"workspace_key_prefix\":\"spaces\"", "/states/spaces/blue/prod/terraform.tfstate")]
    public async Task is_followed_from_the_backend_of_an_initialized_folder(string? environmentFile, string? variable, string more, string expected)
    {
        await using var s3 = S3(expected);
        using var folder = new TemporaryDirectory();
        var file = folder.Write(
            ".terraform/terraform.tfstate",
            Backend($"\"region\":\"eu-north-1\",\"role_arn\":null{more}"));
        if (environmentFile is not null)
            folder.Write(".terraform/environment", environmentFile);

        await AssertLoadsAsync(file, variable is null
            ? Options(("AWS_ENDPOINT_URL_S3", s3.Url))
            : Options(("AWS_ENDPOINT_URL_S3", s3.Url), ("TF_WORKSPACE", variable)));

        Assert.Contains("/eu-north-1/s3/aws4_request", Assert.Single(s3.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task signs_with_the_keys_that_the_backend_holds()
    {
        await using var s3 = S3(StatePath);
        using var folder = new TemporaryDirectory();
        var file = folder.Write("terraform.tfstate", Backend("\"access_key\":\"AKIDBACKEND\",\"secret_key\":\"not-a-secret\""));

        await AssertLoadsAsync(file, Options(("AWS_ENDPOINT_URL_S3", s3.Url)));

        Assert.Contains("Credential=AKIDBACKEND/", Assert.Single(s3.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task goes_to_the_endpoint_that_the_backend_names()
    {
        await using var s3 = S3(StatePath);
        using var folder = new TemporaryDirectory();
        var file = folder.Write(
            "terraform.tfstate",
            Backend($"\"endpoints\":{{\"s3\":\"{s3.Url}\"}}"));

        await AssertLoadsAsync(file, Options(("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")));
    }

    [Theory]
    [InlineData("""{"type":"gcs","config":{}}""", "a backend of the type gcs")]
    [InlineData("""{"type":"remote","config":{}}""", "a backend of the type remote")]
    [InlineData("""{"config":{}}""", "a backend of the type (none)")]
    [InlineData("""{"type":"s3","config":{"bucket":"states"}}""", "lacks its bucket or key")]
    [InlineData("""{"type":"s3"}""", "lacks its bucket or key")]
    [InlineData("""{"type":"s3","config":{"bucket":"b","key":"k","role_arn":"arn:aws:iam::123456789012:role/state"}}""", "assumes a role of its own (arn:aws:iam::123456789012:role/state)")]
    [InlineData("""{"type":"s3","config":{"bucket":"b","key":"k","assume_role":{"role_arn":"arn:aws:iam::123456789012:role/state"}}}""", "assumes a role of its own")]
    public async Task refuses_other_backends_by_name(string backend, string what)
    {
        using var folder = new TemporaryDirectory();

        var failure = await FailureAsync(folder.Write("terraform.tfstate", $$"""{"version":3,"backend":{{backend}}}"""), Options());

        Assert.Contains(what, failure.What, StringComparison.Ordinal);
    }
}
