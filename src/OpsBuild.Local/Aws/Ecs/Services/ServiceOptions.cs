using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>What of a service can be changed without a new deployment: how deployments go, and what new tasks get.</summary>
internal sealed class ServiceOptions
{
    public const string DeploymentConfiguration = "deploymentConfiguration";

    private static readonly string[] Members =
    [
        "placementConstraints", "placementStrategy", "healthCheckGracePeriodSeconds", "enableECSManagedTags", "propagateTags",
        "enableExecuteCommand", "availabilityZoneRebalancing",
    ];

    private readonly JsonObject document;

    private ServiceOptions(JsonObject document) => this.document = document;

    /// <summary>ECS's defaults of a new service.</summary>
    public static ServiceOptions Defaults { get; } = new(new JsonObject
    {
        [DeploymentConfiguration] = new JsonObject
        {
            ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = false, ["rollback"] = false },
            ["maximumPercent"] = 200,
            ["minimumHealthyPercent"] = 100,
            ["strategy"] = "ROLLING",
            ["bakeTimeInMinutes"] = 0,
        },
        ["placementConstraints"] = new JsonArray(),
        ["placementStrategy"] = new JsonArray(),
        ["healthCheckGracePeriodSeconds"] = 0,
        ["enableECSManagedTags"] = false,
        ["propagateTags"] = "NONE",
        ["enableExecuteCommand"] = false,
        ["availabilityZoneRebalancing"] = "ENABLED",
    });

    public JsonObject Configuration => (JsonObject)document[DeploymentConfiguration]!;

    /// <summary>In percent of the desired count.</summary>
    public long MinimumHealthyPercent => Configuration.Integer("minimumHealthyPercent")!.Value;

    /// <summary>In percent of the desired count.</summary>
    public long MaximumPercent => Configuration.Integer("maximumPercent")!.Value;

    public bool BreaksCircuits => ((JsonObject)Configuration["deploymentCircuitBreaker"]!).Flag("enable");

    public bool RollsBack => ((JsonObject)Configuration["deploymentCircuitBreaker"]!).Flag("rollback");

    /// <summary>TASK_DEFINITION, SERVICE or NONE.</summary>
    public string PropagateTags => document.Text("propagateTags")!;

    public bool HasManagedTags => document.Flag("enableECSManagedTags");

    public bool EnableExecuteCommand => document.Flag("enableExecuteCommand");

    /// <summary>How long after its start nobody minds that a task is unhealthy.</summary>
    public TimeSpan HealthCheckGrace => TimeSpan.FromSeconds(document.Integer("healthCheckGracePeriodSeconds")!.Value);

    /// <summary>These options, changed by what an input has of them.</summary>
    public ServiceOptions With(JsonObject input)
    {
        var changed = document.DeepClone().AsObject();
        foreach (var member in Members.Where(member => input[member] is not null))
            changed[member] = input[member]!.DeepClone();
        if (input[DeploymentConfiguration] is JsonObject given)
        {
            foreach (var (member, value) in given)
                changed[DeploymentConfiguration]![member] = value?.DeepClone();
        }

        return new ServiceOptions(changed);
    }

    /// <summary>Writes them into a described service.</summary>
    public void CopyTo(JsonObject service)
    {
        foreach (var (member, value) in document)
            service[member] = value?.DeepClone();
    }
}
