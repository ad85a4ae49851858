using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using Amazon.ECS;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using OpsBuild.Ecs.Runners;
using OpsBuild.Local;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>A local environment whose endpoint takes faults, for all scenarios together.</summary>
/// <remarks>
/// The first scenario that is asked for starts all of its table, a few at a time: they wait more than they work, and one after the other they
/// would take minutes.
/// </remarks>
public sealed class FailureCluster : IAsyncLifetime
{
    private readonly TemporaryDirectory folder = new();
    private readonly SemaphoreSlim atATime = new(16);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, Task<ScenarioEnd>>>> tables = new(StringComparer.Ordinal);
    private int count;
    private LocalEnvironment? local;
    private AmazonECSClient? ecs;

    public LocalEnvironment Local => local!;

    /// <summary>What the profile file of the environment says.</summary>
    public ImmutableCredentials Keys { get; private set; } = null!;

    /// <summary>A client that no scenario makes trouble for.</summary>
    public AmazonECSClient Ecs => ecs!;

    /// <summary>What a scenario of a table comes to.</summary>
    public Task<ScenarioEnd> RunAsync(Scenario scenario, IReadOnlyList<Scenario> table, string name, Func<ScenarioRun, Task<ITaskRunner>> newRunner)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tasks of these tests are shell scripts.");
        var runs = tables.GetOrAdd(name, _ => new(() => table.ToDictionary(each => each.Name, each => OneAsync(each, newRunner), StringComparer.Ordinal)));
        return runs.Value[scenario.Name];
    }

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(folder["shop"]);
        local = await LocalEnvironment.OpenAsync(Options, Logger.None, CancellationToken.None);
        local.RegisterImage(BatchTask.Image, new FolderImage("/bin/sh") { Arguments = ["-c", BatchTask.Prelude] });
        local.RegisterImage(BatchTask.RealImage, new FolderImage(DotnetHost) { Arguments = [RepositoryFolder.BatchAssembly] });
        var profile = new CredentialProfileStoreChain(local.CredentialsFile);
        Assert.True(profile.TryGetAWSCredentials(LocalEnvironment.Profile, out var credentials));
        Keys = await credentials.GetCredentialsAsync();
        ecs = new AmazonECSClient(credentials, new AmazonECSConfig { ServiceURL = local.Endpoint.ToString(), AuthenticationRegion = local.Region });
    }

    public async ValueTask DisposeAsync()
    {
        Task all = Task.WhenAll(tables.Values.SelectMany(table => table.Value.Values));
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ecs?.Dispose();
        if (local is not null)
        {
            await local.DisposeAsync();
            await LocalEnvironment.ResetAsync(Options, Logger.None, CancellationToken.None);
        }

        atATime.Dispose();
        folder.Dispose();
    }

    private LocalEnvironmentOptions Options => new(folder["shop"]) { Home = folder["home"], WithDatabase = false, TakesFaults = true };

    private static string DotnetHost => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    private async Task<ScenarioEnd> OneAsync(Scenario scenario, Func<ScenarioRun, Task<ITaskRunner>> newRunner)
    {
        await atATime.WaitAsync();
        try
        {
            // Of one length, so that no id is part of another.
            var id = string.Create(CultureInfo.InvariantCulture, $"scenario-{Interlocked.Increment(ref count):000}");
            using var run = new ScenarioRun(this, scenario, id);
            return await run.RunAsync(newRunner);
        }
        finally
        {
            atATime.Release();
        }
    }
}

/// <summary>The classes of tests that share one environment.</summary>
[CollectionDefinition(Name)]
public sealed class FailureClusterGroup : ICollectionFixture<FailureCluster>
{
    public const string Name = "The local ECS with faults";
}
