using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Registry.Faults;

/// <summary>Plans a fault of the next requests to the registry; zero times forgets all that were planned.</summary>
internal sealed class PlanRegistryFault(RegistryFaultPlan plan)
{
    private static readonly JsonShape Shape = JsonShape.Parse("{kind:s,times:i}");

    public static JsonObject Input(RegistryFault fault, int times) => new() { ["kind"] = fault.Kind.ToString(), ["times"] = times };

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        if (!Enum.TryParse<RegistryFaultKind>(input.Text("kind"), out var kind))
            throw new AwsErrorException(
                "InvalidParameterException", $"There is no fault '{input.Text("kind")}'; there are {string.Join(", ", Enum.GetNames<RegistryFaultKind>())}.");
        var times = (int)(input.Integer("times") ?? 1);
        if (times == 0)
            plan.Clear();
        else
            plan.Add(new RegistryFault(kind), times);
        return [];
    }
}
