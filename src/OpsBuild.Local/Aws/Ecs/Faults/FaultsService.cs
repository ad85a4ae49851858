using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry.Faults;

namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>Takes what is to go wrong. No service of AWS's: it is there only where the settings ask for it, for tests.</summary>
internal sealed class FaultsService(FaultPlan plan, RegistryFaultPlan registry, ImageScans scans) : IAwsService
{
    public const string Name = "opsbuild-faults";

    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["PlanTaskFault"] = new PlanTaskFault(plan).Run,
        ["PlanOperationFault"] = new PlanOperationFault(plan).Run,
        ["PlanRegistryFault"] = new PlanRegistryFault(registry).Run,
        ["PlanImageScan"] = scans.Plan,
    };

    public string SigningName => Name;

    public AwsAnswer Answer(AwsCall call) => Protocol.Answer(call, "OpsBuildFaults", operations);
}
