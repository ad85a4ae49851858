using OpsBuild.Local;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Aws;

/// <summary>An AWS account on the loopback address, which signs in as every AWS account does: with a profile in files, or with keys.</summary>
public sealed class LocalAccount : IAsyncLifetime
{
    public const string Id = "000000000000";
    public const string StateUrl = "s3://states/shop/terraform.tfstate";
    public const string Image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/shop/batch@sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private readonly TemporaryDirectory folder = new();
    private LocalEnvironment? local;

    public LocalEnvironment Local => local ?? throw new InvalidOperationException("The account is opened by the test framework.");

    /// <summary>What a profile of the build would say.</summary>
    public AwsEnvironmentSettings Settings => new("dev")
    {
        Region = Local.Region,
        Account = Id,
        Cluster = LocalEnvironment.Cluster,
        StateUrl = StateUrl,
        AdminSecretId = "shop/db/admin",
        ImageUri = Image,
        AwsProfile = LocalEnvironment.Profile,
        Runner = TaskRunnerKind.Sdk,
    };

    /// <summary>An environment with nothing of AWS but where the profiles are.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["AWS_SHARED_CREDENTIALS_FILE"] = Local.CredentialsFile,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>An environment with the account's keys and no profile at all.</summary>
    public Dictionary<string, string> KeyVariables
    {
        get
        {
            var keys = File.ReadAllLines(Local.CredentialsFile).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2)
                .ToDictionary(parts => parts[0].ToUpperInvariant(), parts => parts[1]);
            return new Dictionary<string, string>(keys)
            {
                ["AWS_SHARED_CREDENTIALS_FILE"] = folder["no-profiles", "credentials"],
                ["AWS_ENDPOINT_URL"] = Local.Endpoint.ToString(),
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            };
        }
    }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder["shop"]);
        folder.Write("no-profiles/credentials", "");
        local = await LocalEnvironment.OpenAsync(Options, Logger.None, CancellationToken.None);
        local.PutObject("states", "shop/terraform.tfstate", await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder.Definitions, "fixtures", "terraform.tfstate")));
        await local.EnsureLogGroupAsync("/opsbuild/fixture/ecs", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await LocalEnvironment.ResetAsync(Options, Logger.None, CancellationToken.None);
        folder.Dispose();
    }

    private LocalEnvironmentOptions Options => new(folder["shop"]) { Home = folder["home"], WithDatabase = false };
}
