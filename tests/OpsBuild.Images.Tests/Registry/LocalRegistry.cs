using Amazon.ECR.Model;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using OpsBuild.Images.Registry;
using OpsBuild.Local;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Images.Tests.Registry;

/// <summary>A local environment without a database, whose ECR and registry the tests of a class share; each test has a repository of its own.</summary>
public sealed class LocalRegistry : IAsyncLifetime
{
    private readonly TemporaryDirectory folder = new();
    private LocalEnvironmentOptions options = null!;

    public LocalEnvironment Environment { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder["tree"]);
        options = new LocalEnvironmentOptions(folder["tree"]) { Home = folder["home"], WithDatabase = false, TakesFaults = true };
        Environment = await LocalEnvironment.OpenAsync(options, Logger.None, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Environment.DisposeAsync();
        await LocalEnvironment.ResetAsync(options, Logger.None, CancellationToken.None);
        folder.Dispose();
    }

    /// <summary>A new repository, and pushes to it.</summary>
    internal async Task<PushTrial> TrialAsync(CancellationToken cancellationToken)
    {
        // A fault that an earlier test left would strike this one.
        await Environment.PlanFaultAsync(new RegistryFault(RegistryFaultKind.ServerError), 0, cancellationToken);
        var repository = $"team/shop-{Guid.NewGuid():N}";
        await Environment.EnsureRepositoryAsync(repository, cancellationToken);
        return new PushTrial(this, repository);
    }

    internal RecordingEcr Client()
    {
        var file = new SharedCredentialsFile(Environment.CredentialsFile);
        Assert.True(file.TryGetProfile(LocalEnvironment.Profile, out var profile));
        var keys = AWSCredentialsFactory.GetAWSCredentials(profile, file).GetCredentials();
        return new RecordingEcr(new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token), Environment.Endpoint.ToString(), Environment.Region);
    }
}

/// <summary>Pushes to one repository, with all that is logged.</summary>
internal sealed class PushTrial(LocalRegistry registry, string repository) : IDisposable, ILogEventSink
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    public string Repository => repository;

    public RecordingEcr Ecr { get; } = registry.Client();

    public HttpClient Http => http;

    public List<string> Logged { get; } = [];

    public string Uri => $"{registry.Environment.Endpoint.Authority}/{repository}";

    public ImagePushOptions Options { get; set; } = new(repository) { FirstPause = TimeSpan.Zero, ScanPoll = TimeSpan.FromMilliseconds(10), ScanWait = TimeSpan.FromMilliseconds(50) };

    public ImagePush Push => new(Ecr, http, Options, new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger());

    public Task FaultAsync(RegistryFaultKind kind, int times, CancellationToken cancellationToken) =>
        registry.Environment.PlanFaultAsync(new RegistryFault(kind), times, cancellationToken);

    public Task ScanAsync(IReadOnlyList<string> states, Dictionary<string, int> counts, CancellationToken cancellationToken) =>
        registry.Environment.PlanScanAsync(new ImageScan(repository, states) { Counts = counts }, cancellationToken);

    /// <summary>The digest that a tag names; null for none.</summary>
    public async Task<string?> TagAsync(ImageTag tag, CancellationToken cancellationToken)
    {
        var answer = await Ecr.BatchGetImageAsync(
            new BatchGetImageRequest { RepositoryName = repository, ImageIds = [new ImageIdentifier { ImageTag = tag.ToString() }] }, cancellationToken);
        return answer.Images.SingleOrDefault()?.ImageId.ImageDigest;
    }

    public void Emit(LogEvent logEvent)
    {
        lock (Logged)
            Logged.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture) + logEvent.Exception);
    }

    /// <summary>No token that was given is in what people, or files, get to see.</summary>
    public void AssertNoToken(Exception? failure = null)
    {
        Assert.NotEmpty(Ecr.Secrets);
        var all = string.Join('\n', Logged) + failure + File.ReadAllText(Path.Combine(registry.Environment.LogFolder, "aws-requests.jsonl"));
        Assert.All(Ecr.Secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Ecr.Dispose();
        http.Dispose();
    }
}
