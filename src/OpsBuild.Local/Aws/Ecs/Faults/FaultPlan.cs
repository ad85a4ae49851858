using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>What is to go wrong, in a test; empty in every other endpoint.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<TaskFault> tasks = [];
    private readonly List<OperationFault> operations = [];
    private readonly Dictionary<string, int> hidden = new(StringComparer.Ordinal);

    /// <summary>The failure that the last run without room is answered with.</summary>
    public CapacityFailure? Capacity { get; private set; }

    public void Add(TaskFault fault)
    {
        lock (gate)
            tasks.Add(fault);
    }

    public void Add(OperationFault fault, int times)
    {
        lock (gate)
            operations.AddRange(Enumerable.Repeat(fault, times));
    }

    /// <exception cref="AwsErrorException">The operation is to be refused this time.</exception>
    public void Check(string operation)
    {
        OperationFault? fault;
        lock (gate)
        {
            fault = operations.Find(each => each.Operation == operation);
            if (fault is null)
                return;
            operations.Remove(fault);
        }

        throw new AwsErrorException(fault.Code, fault.Message, fault.Status);
    }

    /// <summary>The first fault for a family, which is then used up; null when there is none.</summary>
    public TaskFault? TakeForRun(string family)
    {
        lock (gate)
        {
            var fault = tasks.Find(each => (each.Family ?? family) == family);
            if (fault is null)
                return null;
            tasks.Remove(fault);
            if (fault.Kind == TaskFaultKind.NoCapacity)
                Capacity = new CapacityFailure(fault.Reason ?? "RESOURCE:FARGATE");
            return fault;
        }
    }

    /// <summary>Whether DescribeTasks is not to know the task yet; each call counts.</summary>
    public bool Hides(EcsTask task)
    {
        if (task.Fault is not { Kind: TaskFaultKind.MissingAtFirst } fault)
            return false;
        lock (gate)
            return (hidden[task.Id] = hidden.GetValueOrDefault(task.Id) + 1) <= fault.Amount;
    }
}

/// <summary>Why no task was started, as RunTask's <c>failures</c> say it.</summary>
internal sealed record CapacityFailure(string Reason)
{
    public JsonObject ToJson() => new()
    {
        ["reason"] = Reason,
        ["detail"] = "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    };
}
