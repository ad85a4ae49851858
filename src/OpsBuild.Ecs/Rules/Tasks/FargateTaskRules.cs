using OpsBuild.Ecs.Rules.Containers;
using OpsBuild.Ecs.TaskDefinitions;

namespace OpsBuild.Ecs.Rules.Tasks;

/// <summary>What Fargate asks of a task as a whole; it counts as soon as FARGATE is among the compatibilities.</summary>
internal static class FargateTaskRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB221", Severity.Error, "A Fargate task has the network mode awsvpc.")
        {
            Why = "ECS refuses any other mode, and the default is bridge.",
            Remedy = "Set networkMode to awsvpc.",
            Source = Sources.Guide,
            Check = task => task.IsFargate && !task.IsAwsvpc
                ? [new Hit(task.Root["networkMode"] ?? task.Root, $"the network mode is {task.Root["networkMode"]?.AsText ?? "not said"}")]
                : [],
        },
        new("OB222", Severity.Error, "A Fargate task says its cpu and memory.")
        {
            Why = "ECS refuses a task without size.",
            Remedy = "Set cpu and memory of the task, as strings, such as \"256\" and \"512\".",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : new[] { "cpu", "memory" }
                .Where(name => task.Root[name] is null)
                .Select(name => new Hit(task.Root, $"the task has no {name}")),
        },
        new("OB223", Severity.Error, "A Fargate task has a size that Fargate offers.")
        {
            Why = "ECS answers \"No Fargate configuration exists for given values.\"",
            Remedy = "Take one of the memory sizes named, or another cpu.",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : Unread(task, "cpu", task.Cpu).Concat(Unread(task, "memory", task.Memory))
                .Concat(task is { Cpu: { } cpu, Memory: { } memory } && FargateSizes.KnowsCpu(cpu) && !FargateSizes.Has(cpu, memory)
                    ? [new Hit(task.Root["memory"]!, $"{memory} MiB do not go with {cpu} CPU units; with those: {FargateSizes.Describe(cpu)}")]
                    : []),
        },
        new("OB224", Severity.Warning, "A Fargate task's cpu is one that this check knows, as of November 2026.")
        {
            Why = "ECS answers \"Invalid 'cpu' setting for task.\" unless AWS added a size since.",
            Remedy = "Take a cpu of the list, or find the new size in the guide.",
            Source = Sources.Guide,
            Check = task => task is { IsFargate: true, Cpu: { } cpu } && !FargateSizes.KnowsCpu(cpu)
                ? [new Hit(task.Root["cpu"]!, $"cpu is '{task.Root["cpu"]!.AsText}'; known are {string.Join(", ", FargateSizes.Cpus)}")]
                : [],
        },
        new("OB225", Severity.Error, "A task that is given secrets, and on Fargate one that logs to CloudWatch or pulls from ECR, has an execution role.")
        {
            Why = "The ECS agent does these before the program runs, with the execution role; ECS refuses the task without one.",
            Remedy = "Set executionRoleArn.",
            Source = Sources.Guide,
            Check = task => task.Root["executionRoleArn"] is null && ExecutionRoleNeed(task) is { } need
                ? [new Hit(task.Root, $"the task {need} and has no executionRoleArn")]
                : [],
        },
        new("OB226", Severity.Error, "Ephemeral storage is 21 to 200 GiB.")
        {
            Why = "ECS refuses other sizes; 20 is what a task gets without asking.",
            Remedy = "Take a size in the range, or leave ephemeralStorage out.",
            Source = Sources.Api("EphemeralStorage"),
            Check = task => Limits.Range(task.Root["ephemeralStorage"]?["sizeInGiB"], "sizeInGiB", 21, 200),
        },
        new("OB227", Severity.Error, "A Windows task on Fargate has 1024 to 4096 CPU units.")
        {
            Why = "Fargate offers Windows in these sizes only.",
            Remedy = "Set cpu to 1024, 2048 or 4096.",
            Source = Sources.Guide,
            Check = task => task is { IsFargate: true, IsWindows: true, Cpu: < 1024 or > 4096 }
                ? [new Hit(task.Root["cpu"]!, $"a Windows task has {task.Cpu} CPU units")]
                : [],
        },
        new("OB228", Severity.Error, "On Fargate pidMode is task, and there is no ipcMode.")
        {
            Why = "A task cannot share processes or memory with a host that is not its own.",
            Remedy = "Set pidMode to task or leave it out; leave ipcMode out.",
            Source = Sources.Api("RegisterTaskDefinition"),
            Check = task => !task.IsFargate ? [] : Limits.Absent(task.Root["ipcMode"], "a Fargate task has an ipcMode")
                .Concat(task.Root["pidMode"]?.AsText is { } mode and not "task" ? [new Hit(task.Root["pidMode"]!, $"pidMode is {mode}")] : []),
        },
        new("OB229", Severity.Error, "A Fargate task has no placement constraints and no Docker or host-path volumes.")
        {
            Why = "There is no container instance to choose or to read from.",
            Remedy = "Take the constraint out; use ephemeral storage, EFS or EBS for volumes.",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : Limits.Absent(
                    task.Root["placementConstraints"] is { Elements.Count: > 0 } constraints ? constraints : null, "a Fargate task has placement constraints")
                .Concat((task.Root["volumes"]?.Elements ?? []).SelectMany(volume =>
                    Limits.Absent(volume["dockerVolumeConfiguration"], "a Fargate task has a Docker volume")
                        .Concat(Limits.Absent(volume["host"]?["sourcePath"], "a Fargate task mounts a path of the host")))),
        },
    ];

    private static IEnumerable<Hit> Unread(TaskUnderCheck task, string name, int? amount) =>
        amount is null && task.Root[name] is { AsText: { } text } node ? [new Hit(node, $"{name} is '{text}', which is no size")] : [];

    private static string? ExecutionRoleNeed(TaskUnderCheck task)
    {
        if (task.IsFargate && task.Containers.Any(container => container["logConfiguration"]?["logDriver"]?.AsText == "awslogs"))
            return "logs to CloudWatch";
        if (task.IsFargate && task.Containers.Any(container => container["image"]?.AsText is { } image && ImageReference.Parse(image).IsInEcr))
            return "pulls from ECR";
        var isGivenSecrets = task.Containers.Any(container => container["secrets"]?.Elements.Count > 0
            || container["logConfiguration"]?["secretOptions"]?.Elements.Count > 0
            || container["repositoryCredentials"] is not null);
        return isGivenSecrets ? "is given secrets" : null;
    }
}
