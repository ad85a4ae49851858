using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>Plans the refusal of the next calls of an operation.</summary>
internal sealed class PlanOperationFault(FaultPlan plan)
{
    private static readonly JsonShape Shape = JsonShape.Parse("{operation:s,code:s,message:s,status:i,times:i,text:s,isCarriedOut:b}");

    public static JsonObject Input(OperationFault fault, int times) => new()
    {
        ["operation"] = fault.Operation,
        ["code"] = fault.Code,
        ["message"] = fault.Message,
        ["status"] = fault.Status,
        ["times"] = times,
        ["text"] = fault.Text,
        ["isCarriedOut"] = fault.IsCarriedOut,
    };

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        string Required(string member) => input.Text(member) ?? throw EcsErrors.Parameter($"'{member}' is missing.");
        var fault = new OperationFault(Required("operation"), Required("code"), Required("message"), (int)(input.Integer("status") ?? 400))
        {
            Text = input.Text("text"),
            IsCarriedOut = input.Flag("isCarriedOut"),
        };
        plan.Add(fault, (int)(input.Integer("times") ?? 1));
        return [];
    }
}
