using AWSSDK.Testing;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run_with_a_role(PostgresFixture postgres)
{
    private const string Role = "arn:aws:iam::123456789012:role/batch";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task trades_a_web_identity_for_credentials()
    {
        await using var scene = await SceneAsync();
        using var folder = new TemporaryDirectory();
        scene.Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = folder.Write("token", TemporaryCredentials.WebIdentityToken);
        scene.Environment["AWS_ROLE_ARN"] = Role;

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Equal(TemporaryCredentials.SessionToken, Assert.Single(scene.Secrets.Calls).SessionToken);
    }

    [Fact]
    public async Task assumes_the_role_of_its_profile_with_the_source_profiles_keys()
    {
        await using var scene = await SceneAsync();
        using var folder = new TemporaryDirectory();
        scene.Environment["AWS_PROFILE"] = "batch";
        scene.Environment["AWS_SHARED_CREDENTIALS_FILE"] = folder.Write("credentials", $"""
            [keys]
            aws_access_key_id = {AwsServer.AccessKey}
            aws_secret_access_key = {AwsServer.SecretKey}
            """);
        scene.Environment["AWS_CONFIG_FILE"] = folder.Write("config", $"""
            [profile batch]
            role_arn = {Role}
            source_profile = keys
            """);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Equal(TemporaryCredentials.SessionToken, Assert.Single(scene.Secrets.Calls).SessionToken);
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        scene.Environment.Remove("AWS_ACCESS_KEY_ID");
        scene.Environment.Remove("AWS_SECRET_ACCESS_KEY");
        scene.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials";
        scene.Environment["AWS_CONFIG_FILE"] = "/nonexistent/config";
        scene.Environment["AWS_ENDPOINT_URL_STS"] = $"{scene.Secrets.Url}/sts";
        return scene;
    }
}
