using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run_without_a_connection(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_that_the_password_is_wrong()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation, secretPassword: "not-the-password");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("authentication_failed", 13);
        Assert.Equal(["wrong_password"], run.Reasons);
        Assert.DoesNotContain("not-the-password", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_database_is_missing()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["DB_NAME"] = "no_such_database";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("database_missing", 15);
    }

    [Fact]
    public async Task says_that_the_user_may_not_connect()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        await scene.ExecuteAsync($"alter database {scene.Database.Name} owner to current_user", Cancellation);
        await scene.ExecuteAsync($"revoke connect on database {scene.Database.Name} from public", Cancellation);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("connection_rejected", 14);
        Assert.Equal(["connect_not_granted"], run.Reasons);
    }

    [Fact]
    public async Task says_that_nothing_listens()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["DB_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("cannot_connect", 11);
        Assert.Equal(["refused"], run.Reasons);
    }

    [Fact]
    public async Task says_that_the_host_is_unknown()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["DB_HOST"] = "no-such-host.invalid";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("cannot_connect", 11);
        Assert.Equal(["host_not_found"], run.Reasons);
    }

    [Fact]
    public async Task says_whose_certificate_it_does_not_trust()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        using var folder = new TemporaryDirectory();
        scene.Environment["DB_SSL_ROOT_CERT"] = folder.Write("other.pem", OtherAuthority());

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("server_not_trusted", 12);
        Assert.Equal(["certificate_not_trusted"], run.Reasons);
        Assert.Contains("OpsBuild local authority", run.Result.GetProperty("refusals")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_certificate_is_anothers()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        // The server's certificate names 127.0.0.1 and localhost; all of 127.0.0.0/8 is this machine, but the server listens on one address only.
        await using var forward = new Forwarder(IPAddress.Parse("127.0.0.2"), postgres.Server.Port);
        scene.Environment["DB_HOST"] = "127.0.0.2";
        scene.Environment["DB_PORT"] = forward.Port.ToString(CultureInfo.InvariantCulture);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("server_not_trusted", 12);
        Assert.Equal(["host_name_mismatch"], run.Reasons);
        Assert.Contains("localhost", run.Result.GetProperty("refusals")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_secret_cannot_be_read()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["AWS_SECRET_ACCESS_KEY"] = "wrong";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("secret_unreadable", 10);
        Assert.Equal(["aws_credentials_refused"], run.Reasons);
    }

    [Fact]
    public async Task says_that_there_are_no_AWS_credentials()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment.Remove("AWS_ACCESS_KEY_ID");
        scene.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials";
        scene.Environment["AWS_CONFIG_FILE"] = "/nonexistent/config";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("secret_unreadable", 10);
        Assert.Equal(["aws_credentials_missing"], run.Reasons);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string OtherAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Somebody else", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
