using System.Text;
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

    /// <summary>What is to be answered once the operation was carried out; null where nothing goes wrong with its answer.</summary>
    /// <exception cref="AwsErrorException">The operation is to be refused this time.</exception>
    public AwsErrorException? Check(string operation, ReadOnlyMemory<byte> request)
    {
        OperationFault? fault;
        lock (gate)
        {
            fault = operations.Find(each => each.Operation == operation && (each.Text is null || Encoding.UTF8.GetString(request.Span).Contains(each.Text, StringComparison.Ordinal)));
            if (fault is null)
                return null;
            operations.Remove(fault);
        }

        var error = new AwsErrorException(fault.Code, fault.Message, fault.Status);
        return fault.IsCarriedOut ? error : throw error;
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
                Capacity = CapacityFailure.Of(fault.Reason);
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
internal sealed record CapacityFailure(string Reason, string? Detail)
{
    /// <summary>The given reason alone, or Fargate's.</summary>
    public static CapacityFailure Of(string? reason) => reason is null
        ? new CapacityFailure("RESOURCE:FARGATE", "Capacity is unavailable at this time. Please try again later or in a different availability zone")
        : new CapacityFailure(reason, Detail: null);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["reason"] = Reason };
        if (Detail is not null)
            json["detail"] = Detail;
        return json;
    }
}
