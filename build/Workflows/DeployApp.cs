using OpsBuild.Build.Targets;
using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>The application, when it changes or somebody asks. While a migration is pending it is refused, not deployed too early.</summary>
internal static class DeployApp
{
    public static Workflow Workflow { get; } = new("deploy-app")
    {
        About = RepositoryWorkflows.About("Deploys the application and waits for the proof; refused while migrations are pending (run it again after migrate-db)."),
        On = new Triggers
        {
            Push = new PushTrigger(
                ["main"], ["src/OpsBuild.App/**", "docker/app.Dockerfile*", "ecspresso/ecs-service-def.json", "ecspresso/ecs-task-def.json", "Directory.Packages.props"]),
            Inputs = [Environments.Input],
        },
        Jobs =
        [
            // The plan, which says whether the database is ready, then the deployment.
            CloudJob.Of("deploy", "Deploy the application", nameof(IDeployService.DeployService), TimeLimits.For(tasks: 1, deployments: 1),
                Environments.Input.ValueOrFirst).ToJob(),
        ],
    };
}
