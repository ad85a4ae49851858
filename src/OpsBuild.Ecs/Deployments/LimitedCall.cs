using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>A token that ends one call of AWS: at the call's own limit, or when the caller gives up.</summary>
internal readonly struct LimitedCall : IDisposable
{
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;

    public LimitedCall(TaskRunnerServices services, CancellationToken cancellationToken)
    {
        limit = services.CallLimit();
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    public void Dispose()
    {
        either.Dispose();
        limit.Dispose();
    }
}
