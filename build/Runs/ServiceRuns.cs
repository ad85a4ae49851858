using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Images;
using OpsBuild.Migrations;
using OpsBuild.Pipeline;
using OpsBuild.Pipeline.Services;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>Deployments of the service, told on the console while they happen.</summary>
internal static class ServiceRuns
{
    public static async Task<DeploymentReport> DeployAsync(IDeployService build)
    {
        var state = await StateAsync(build, nameof(IDeployService.DeployService));
        await using var environment = await OpenAsync(build);
        var image = build.AppImageUri ?? (RunEnvironments.Profile is null ? environment.AppImage : PushedImages.Of(ImagePurpose.App));
        Assert.True(image is { Length: > 0 }, "No image of the application is named: give --app-image-uri repository@sha256:…, in the profile or on the command line.");
        if (SchemaGate.Check(await environment.Schemas.NeededAsync(image!, Interrupt.Token), state) is { } refusal)
            return new DeploymentReport(refusal.Outcome, refusal.What);

        Log.Information("Deploying {Image} to {Service} in {Environment}", image, environment.Service, environment.Name);
        var report = await new ServiceDeployment(environment, build.EcspressoDirectory).DeployAsync(
            image!, nameof(IDeployService.DeployService), build.Tasks, Timeout(build), new ServiceStory(Log.Logger), Interrupt.Token);
        return Told(report, environment);
    }

    public static async Task<DeploymentReport> RollBackAsync(IRollbackService build)
    {
        var state = build.Force ? null : await StateAsync(build, nameof(IRollbackService.RollbackService));
        await using var environment = await OpenAsync(build);
        var reader = new ServiceReader(environment.Services, environment.Cluster, environment.Service!);
        var service = await reader.DescribeAsync(Interrupt.Token);
        if (!TaskRevision.TryParse(service?.TaskDefinition, out var now))
            return new DeploymentReport(DeploymentOutcome.ServiceMissing, $"ECS knows no service {environment.Service} in {environment.Cluster}.");
        var goal = build.Revision is { } number ? now.With(number) : await new PreviousRevision(reader).FindAsync(now, Interrupt.Token);
        if (goal is null)
            return new DeploymentReport(DeploymentOutcome.NoPrevious, $"The service is on {now}.");
        if (goal == now)
            return new DeploymentReport(DeploymentOutcome.AlreadyThere, $"The service is on {now}.");
        if (await RevisionLookup.ImageOfAsync(environment.Services.Ecs, goal, Interrupt.Token) is not { } image)
            return new DeploymentReport(DeploymentOutcome.RevisionUnusable, $"{goal} is not ACTIVE, or has no container of the application.");

        if (build.Force)
            Log.Warning("--force: whether the schema still fits {Revision} was not checked", goal);
        else if (new RollbackGate(MigrationDirectory.Read(build.MigrationsDirectory)).Check(await environment.Schemas.NeededAsync(image, Interrupt.Token), state) is { } refusal)
            return new DeploymentReport(refusal.Outcome, refusal.What);

        Log.Information("Rolling back {Service} in {Environment} from {Now} to {Revision}, {Image}", environment.Service, environment.Name, now, goal, image);
        var report = await new ServiceDeployment(environment, build.EcspressoDirectory).RollBackAsync(
            goal, image, nameof(IRollbackService.RollbackService), Timeout(build), new ServiceStory(Log.Logger), Interrupt.Token);
        return Told(report, environment);
    }

    private static async Task<SchemaState?> StateAsync(IDeployService build, string target) =>
        SchemaState.Of(await TaskRuns.RunAsync(build, target, "plan_db_migration", new Dictionary<string, string?>(), new PlanText(), follows: false));

    private static async Task<RunEnvironment> OpenAsync(IDeployService build)
    {
        Assert.True(build.DatabaseUrl is null, "The service works on its environment's own database: --database-url names another one.");
        var environment = await RunEnvironments.OpenAsync(build, command: null, Log.Logger, Interrupt.Token, RunEnvironments.Profile is null ? AppPrograms.Find(build) : null);
        Assert.True(environment.Service is { Length: > 0 }, $"The profile {environment.Name} names no ECS service: set EcsService (docs/environments.md).");
        return environment;
    }

    private static TimeSpan Timeout(IDeployService build)
    {
        Assert.True(build.DeployTimeout is null or (> 0 and <= 1440), "--deploy-timeout takes 1 to 1440 minutes.");
        return build.DeployTimeout is { } minutes ? TimeSpan.FromMinutes(minutes) : DeploymentRequest.DefaultTimeout;
    }

    private static DeploymentReport Told(DeploymentReport report, RunEnvironment environment)
    {
        if (report.IsDeployed && environment.ServiceUrl() is { } url)
            Log.Information("The service answers at {Url}", url);
        return report;
    }
}
