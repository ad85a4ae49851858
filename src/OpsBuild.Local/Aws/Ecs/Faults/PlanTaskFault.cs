using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>Plans a fault of the next task.</summary>
internal sealed class PlanTaskFault(FaultPlan plan)
{
    private static readonly JsonShape Shape = JsonShape.Parse("{kind:s,family:s,container:s,reason:s,code:s,amount:i}");

    public static JsonObject Input(TaskFault fault) => new()
    {
        ["kind"] = fault.Kind.ToString(),
        ["family"] = fault.Family,
        ["container"] = fault.Container,
        ["reason"] = fault.Reason,
        ["code"] = fault.Code,
        ["amount"] = fault.Amount,
    };

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        if (!Enum.TryParse<TaskFaultKind>(input.Text("kind"), out var kind))
            throw EcsErrors.Parameter($"There is no fault '{input.Text("kind")}'; there are {string.Join(", ", Enum.GetNames<TaskFaultKind>())}.");
        var fault = new TaskFault(kind)
        {
            Family = input.Text("family"),
            Container = input.Text("container"),
            Reason = input.Text("reason"),
            Code = input.Text("code"),
        };
        plan.Add(input.Integer("amount") is { } amount ? fault with { Amount = (int)amount } : fault);
        return [];
    }
}
