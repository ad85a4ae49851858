using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>A task behind a balancer. Changed and read under the balancer's gate.</summary>
internal sealed class Target(EcsTask task, int port)
{
    /// <summary>So many checks in a row change the verdict; ELB's smallest number.</summary>
    private const int Threshold = 2;

    private int run;
    private TaskCompletionSource? drained;

    public EcsTask Task => task;

    /// <summary>Of this machine's loopback address.</summary>
    public int Port => port;

    public TargetHealth Health { get; private set; } = TargetHealth.Initial;

    /// <summary>Requests that it has not answered yet.</summary>
    public int UnderWay { get; private set; }

    public bool IsDraining => drained is not null;

    public void Judge(bool isGood)
    {
        var verdict = isGood ? TargetHealth.Healthy : TargetHealth.Unhealthy;
        run = verdict == Health ? 0 : run + 1;
        if (run < Threshold)
            return;
        (Health, run) = (verdict, 0);
    }

    public void Enter() => UnderWay++;

    public void Leave()
    {
        if (--UnderWay == 0)
            drained?.TrySetResult();
    }

    /// <summary>Takes it out of the rotation; ends when nothing is under way any more.</summary>
    public Task DrainAsync()
    {
        drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (UnderWay == 0)
            drained.TrySetResult();
        return drained.Task;
    }
}

/// <summary>What a balancer thinks of a target.</summary>
internal enum TargetHealth
{
    /// <summary>Not asked often enough.</summary>
    Initial,

    Healthy,

    Unhealthy,
}
