using Amazon.ECS;
using Amazon.ECS.Model;
using OpsBuild.Local;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Pipeline.Local;

/// <summary>A password that was given for one run: in the memory of the local Secrets Manager, and taken back when no task can need it any more.</summary>
internal sealed class LocalSecret : IAsyncDisposable
{
    public const string Id = "opsbuild/local/database-url";

    private readonly LocalEnvironment local;
    private readonly IAmazonECS ecs;

    private LocalSecret(LocalEnvironment local, IAmazonECS ecs) => (this.local, this.ecs) = (local, ecs);

    public static async Task<LocalSecret> PutAsync(LocalEnvironment local, IAmazonECS ecs, string user, SecretValue password, CancellationToken cancellationToken)
    {
        await local.PutSecretAsync(Id, user, password, cancellationToken);
        return new LocalSecret(local, ecs);
    }

    public async ValueTask DisposeAsync()
    {
        // A task that was left running may not have read it yet; the endpoint forgets it at its own end.
        var running = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = LocalEnvironment.Cluster, DesiredStatus = DesiredStatus.RUNNING });
        if (running.TaskArns is not { Count: > 0 })
            await local.DeleteSecretAsync(Id, CancellationToken.None);
    }
}
