using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Deploys through <c>ecspresso register</c> and <c>ecspresso deploy</c>. What ecspresso says of the deployment's end is shown, never believed.</summary>
public sealed class EcspressoServiceDeployer(EcspressoProgram program, TaskRunnerServices services) : IServiceDeployer
{
    public async Task<DeploymentReport> DeployAsync(DeploymentRequest request, IDeploymentObserver observer, CancellationToken cancellationToken)
    {
        if (request.Definition is null && request.Revision is null)
            throw new ArgumentException("A deployment needs a definition or a revision.", nameof(request));
        var family = request.Definition is { } definition
            ? AwsJson.Read<Amazon.ECS.Model.RegisterTaskDefinitionRequest>(definition, "task definition").Family
            : request.Revision!.Family;
        using var files = new EcspressoServiceFiles(request);
        var tool = new EcspressoTool(program, files.Config, request.Timeout);
        return await new DeploymentRun(services, request, observer).RunAsync(
            (before, deadline) => StartAsync(tool, request, family, before, deadline, observer), cancellationToken);
    }

    private static async Task<DeploymentStart> StartAsync(
        EcspressoTool tool, DeploymentRequest request, string family, ServiceLook before, RunDeadline deadline, IDeploymentObserver observer)
    {
        try
        {
            var revision = request.Revision;
            if (revision is null)
            {
                var result = await tool.ExecuteAsync(new EcspressoRegister(), deadline.Token);
                if (result.ExitCode != 0)
                    return new DeploymentStart.Failed(Text("register", result));
                if (EcspressoOutput.Revision(result, family) is not { } number || !TaskRevision.TryParse($"{family}:{number}", out revision))
                    return new DeploymentStart.Failed($"ecspresso register did not name the revision of {family}.");
                observer.Registered(revision);
            }

            if (deadline.HasPassed)
                return new DeploymentStart.GivenUp();
            return new DeploymentStart.Asked(revision, new EcspressoDeployment(tool, Command(tool, request, revision, before)));
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return new DeploymentStart.GivenUp();
        }
    }

    /// <summary>
    /// <c>--revision</c> means the family that the service has; the newest of the definition's own family, which was registered a moment ago, is what
    /// remains for a service that is not there yet or had another family. Whether it was that one is looked up afterwards.
    /// </summary>
    private static EcspressoDeploy Command(EcspressoTool tool, DeploymentRequest request, TaskRevision revision, ServiceLook before)
    {
        var isFamilys = before.IsThere && before.Primary?.Family == revision.Family;
        return new EcspressoDeploy
        {
            // Before 2.5 it knows no other end than "stable", which says less than what is looked for here anyway.
            Wait = tool.Program.Version.IsAtLeast(EcspressoVersion.JsonLogs),
            Revision = isFamilys ? revision.Number : null,
            LatestTaskDefinition = !isFamilys,
            Tasks = request.Tasks ?? (before.IsThere ? null : 1),
            UpdateService = request.Revision is null,
        };
    }

    internal static string Text(string command, EcspressoResult result) =>
        result.MissingVariable is { } variable ? $"ecspresso {command}: the variable {variable} is missing." : $"ecspresso {command} ended with {result.ExitCode}: {result.Failure}";
}
