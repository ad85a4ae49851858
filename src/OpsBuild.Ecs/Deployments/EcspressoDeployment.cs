using OpsBuild.Ecs.Ecspresso;

namespace OpsBuild.Ecs.Deployments;

/// <summary>A running <c>ecspresso deploy</c>.</summary>
internal sealed class EcspressoDeployment : IDeployTool
{
    // It looks at the deployment every ten seconds or so.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(20);

    private readonly EcspressoProcess process;
    private readonly Task<EcspressoResult> ended;

    public EcspressoDeployment(EcspressoTool tool, EcspressoDeploy command)
    {
        process = tool.Start(command, _ => { });
        ended = process.WaitAsync(CancellationToken.None);
    }

    public string? Failure => ended is { IsCompletedSuccessfully: true, Result: { ExitCode: not 0 } result } ? EcspressoServiceDeployer.Text("deploy", result) : null;

    public bool IsRunning => !ended.IsCompleted;

    public async Task FinishAsync(bool isOver, bool isDeployed, IDeploymentObserver observer)
    {
        await using (process)
        {
            if (isOver)
                await Task.WhenAny(ended, Task.Delay(LastLook));
            if (ended.IsCompletedSuccessfully && ended.Result.ExitCode == 0 != isDeployed && isOver)
                observer.Noted($"ecspresso says otherwise, which does not count: it ended with {ended.Result.ExitCode}{(ended.Result.ExitCode == 0 ? "" : $", {ended.Result.Failure}")}");
        }
    }
}
