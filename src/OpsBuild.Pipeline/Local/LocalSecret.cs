using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using OpsBuild.Local;
using OpsBuild.Local.Secrets;
using Serilog;

namespace OpsBuild.Pipeline.Local;

/// <summary>A password that was given for one run: in the memory of the local Secrets Manager, and taken back when no task can need it any more.</summary>
internal sealed class LocalSecret : IAsyncDisposable
{
    private readonly LocalEnvironment local;
    private readonly IAmazonECS ecs;
    private readonly ILogger log;

    private LocalSecret(LocalEnvironment local, IAmazonECS ecs, ILogger log) => (this.local, this.ecs, this.log) = (local, ecs, log);

    /// <summary>Its own for every run: two runs at once may be on two databases.</summary>
    public string Id { get; } = $"opsbuild/local/database-url/{Guid.NewGuid():N}";

    public static async Task<LocalSecret> PutAsync(
        LocalEnvironment local, IAmazonECS ecs, string user, SecretValue password, ILogger log, CancellationToken cancellationToken)
    {
        var secret = new LocalSecret(local, ecs, log);
        await local.PutSecretAsync(secret.Id, user, password, cancellationToken);
        return secret;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // A task that was left running may not have read it yet; the endpoint forgets it at its own end.
            var running = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = LocalEnvironment.Cluster, DesiredStatus = DesiredStatus.RUNNING });
            if (running.TaskArns is not { Count: > 0 })
                await local.DeleteSecretAsync(Id, CancellationToken.None);
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException or HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            // The run's verdict is worth more than this, and must not be lost to it.
            log.Warning(
                "The password of the named database could not be taken back from the memory of the local endpoint ({Reason}); ./build.sh LocalReset ends the endpoint", error.Message);
        }
    }
}
