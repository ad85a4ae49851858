using System.Net;
using System.Text;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed class What_STS_refuses : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(403, "ExpiredToken", "The AWS credentials of the environment dev have expired.", "aws sso login --profile dev-admin")]
    [InlineData(403, "InvalidClientTokenId", "AWS does not know the credentials of the environment dev.", "aws sso login --profile dev-admin")]
    [InlineData(403, "SignatureDoesNotMatch", "AWS does not know the credentials of the environment dev.", "this machine's clock")]
    [InlineData(403, "AccessDenied", "The role of the environment dev cannot be taken.", "trust policy")]
    [InlineData(400, "RegionDisabledException", "AWS does not say who the credentials of the environment dev are.", "Run again")]
    public async Task is_told_with_its_cause_and_what_to_do(int status, string code, string what, string remedy)
    {
        await using var sts = Answering(status, code);

        var refused = await RefusedAsync(sts.Url);

        Assert.StartsWith(what, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"the AWS profile dev-admin (CredentialsProfile): STS answers {code}: told", refused.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_confused_with_an_address_where_nobody_answers()
    {
        string address;
        await using (var gone = Answering(200, ""))
            address = gone.Url;

        var refused = await RefusedAsync(address);

        Assert.StartsWith("AWS cannot be reached for the environment dev.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", refused.Message, StringComparison.Ordinal);
    }

    private Task<AwsEnvironmentException> RefusedAsync(string sts)
    {
        var settings = new AwsEnvironmentSettings("dev")
        {
            Region = "eu-central-1",
            Account = "012345678901",
            Cluster = "shop",
            StateUrl = "s3://states/shop",
            AdminSecretId = "shop/db/admin",
            ImageUri = LocalAccount.Image,
            AwsProfile = "dev-admin",
            Runner = TaskRunnerKind.Sdk,
        };
        var variables = new Dictionary<string, string>
        {
            ["AWS_SHARED_CREDENTIALS_FILE"] = folder.Write("credentials", "[dev-admin]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = hunter2-marker\n"),
            ["AWS_ENDPOINT_URL_STS"] = sts,
        };
        return Assert.ThrowsAsync<AwsEnvironmentException>(() => AwsEnvironment.OpenAsync(settings, variables, new Heard().Log, TestContext.Current.CancellationToken));
    }

    private static Refusing Answering(int status, string code) => new(status, code);

    /// <summary>An STS on the loopback address that answers everything with one error.</summary>
    private sealed class Refusing : IAsyncDisposable
    {
        private readonly HttpListener listener;
        private readonly Task serving;

        public Refusing(int status, string code)
        {
            (listener, Url) = Loopback.Listen();
            serving = ServeAsync(status, $"<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>told</Message></Error></ErrorResponse>");
        }

        public string Url { get; }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
            ((IDisposable)listener).Dispose();
        }

        private async Task ServeAsync(int status, string body)
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    context.Response.StatusCode = status;
                    context.Response.ContentType = "text/xml";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
            }
            catch (Exception) when (!listener.IsListening)
            {
                // The test is over.
            }
        }
    }
}
