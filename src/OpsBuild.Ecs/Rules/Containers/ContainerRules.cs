using OpsBuild.Ecs.Rules.Tasks;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>What must hold for each container, and for them together.</summary>
internal static class ContainerRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB301", Severity.Error, "A container's name has 1 to 255 letters, digits, hyphens and underscores, and no other container has it.")
        {
            Why = "ECS refuses any other name, and a dependency or a verdict could mean either of two.",
            Remedy = "Rename the container.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(container => TaskRules.Name(container["name"], "the container's name"))
                .Concat(Limits.Unique(task.Containers, container => container["name"]?.AsText, "container")),
        },
        new("OB302", Severity.Error, "An image is a name with a tag of at most 255 characters, or with a digest of sha256 and 64 hexadecimal digits.")
        {
            Why = "ECS refuses other names, or the task cannot pull the image.",
            Remedy = "Correct the name; read the digest back from the registry.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(Image),
        },
        new("OB303", Severity.Error, "A container's memory is at least 6 MiB and more than its reservation.")
        {
            Why = "Docker starts no container with less, and a reservation above the limit can never be met.",
            Remedy = "Raise memory or lower memoryReservation.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(Memory),
        },
        new("OB304", Severity.Error, "The containers together take no more cpu and memory than the task has.")
        {
            Why = "ECS refuses a task that is smaller than its containers.",
            Remedy = "Lower the containers' values or raise the task's.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => Sum(task, "cpu", task.Cpu, container => container["cpu"]).Concat(Sum(task, "memory", task.Memory, container => container["memory"] ?? container["memoryReservation"])),
        },
        new("OB305", Severity.Error, "A user is user, user:group, uid or uid:gid, with positive ids.")
        {
            Why = "The container does not start as anybody else.",
            Remedy = "Write a name or a positive number, and after a colon a group.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(User),
        },
        new("OB306", Severity.Warning, "A container with a read-only root has a volume or tmpfs to write to.")
        {
            Why = "Most programs write somewhere, be it to /tmp; PostgreSQL writes its data and its socket.",
            Remedy = "Mount a volume at every path that is written to; of a program that writes nowhere say so with the Docker label opsbuild.writes = nothing.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(container => container["readonlyRootFilesystem"]?.AsFlag is true
                    && container["dockerLabels"]?["opsbuild.writes"]?.AsText is not "nothing"
                    && container["mountPoints"] is not { Elements.Count: > 0 }
                    && container["linuxParameters"]?["tmpfs"] is not { Elements.Count: > 0 }
                ? [new Hit(container["readonlyRootFilesystem"]!, $"{TaskUnderCheck.Name(container)} has nowhere to write")]
                : []),
        },
        new("OB307", Severity.Error, "A restart policy waits 60 to 1800 seconds between attempts and ignores at most 50 exit codes.")
        {
            Why = "ECS refuses other values.",
            Remedy = "Take a value in the range.",
            Source = Sources.Api("ContainerRestartPolicy"),
            Check = task => task.EachContainer(container => Limits.Range(container["restartPolicy"]?["restartAttemptPeriod"], "restartAttemptPeriod", 60, 1800)
                .Concat(Limits.AtMost(container["restartPolicy"]?["ignoredExitCodes"], "ignored exit codes", 50))),
        },
        new("OB308", Severity.Error, "A ulimit is named once, and its soft limit is not above its hard limit.")
        {
            Why = "The runtime refuses the container.",
            Remedy = "Lower the soft limit or raise the hard one.",
            Source = Sources.Api("Ulimit"),
            Check = task => task.EachContainer(container => (container["ulimits"]?.Elements ?? []).SelectMany(Ulimit)
                .Concat(Limits.Unique(container["ulimits"]?.Elements ?? [], limit => limit["name"]?.AsText, "ulimit"))),
        },
        new("OB309", Severity.Error, "A system control is one of the network's (net.*) or of IPC.")
        {
            Why = "Others belong to the host, and ECS refuses them.",
            Remedy = "Take the control out.",
            Source = Sources.Api("SystemControl"),
            Check = task => task.EachContainer(container => (container["systemControls"]?.Elements ?? []).SelectMany(SystemControl)),
        },
    ];

    private static IEnumerable<Hit> Image(JsonNode container)
    {
        if (container["image"] is not { AsText: { } text } image)
            yield break;

        var reference = ImageReference.Parse(text);
        if (!reference.IsNameValid)
            yield return new Hit(image, $"'{text}' is no name of an image");
        else if (reference.Digest is not null && !reference.IsDigestValid)
            yield return new Hit(image, $"'{reference.Digest}' is no digest");
    }

    private static IEnumerable<Hit> Memory(JsonNode container)
    {
        if (container["memory"]?.AsInteger is not { } memory)
            yield break;

        if (memory < 6)
            yield return new Hit(container["memory"]!, $"{TaskUnderCheck.Name(container)} has {memory} MiB");
        if (container["memoryReservation"]?.AsInteger is { } reserved && reserved >= memory)
            yield return new Hit(container["memoryReservation"]!, $"{TaskUnderCheck.Name(container)} reserves {reserved} MiB of at most {memory}");
    }

    private static IEnumerable<Hit> Sum(TaskUnderCheck task, string name, int? most, Func<JsonNode, JsonNode?> taken)
    {
        var sum = task.Containers.Sum(container => Math.Clamp(taken(container)?.AsInteger ?? 0, 0, int.MaxValue));
        if (most is not null && sum > most)
            yield return new Hit(task.Root[name]!, $"the containers take {sum} of {name} and the task has {most}");
    }

    private static IEnumerable<Hit> User(JsonNode container)
    {
        if (container["user"] is not { AsText: { } text } user)
            yield break;

        var parts = text.Split(':');
        var isValid = parts.Length <= 2 && parts.All(part => part.Length > 0 && !part.Any(char.IsWhiteSpace) && part[0] != '-');
        if (!isValid)
            yield return new Hit(user, $"the user is '{text}'");
    }

    private static IEnumerable<Hit> Ulimit(JsonNode limit)
    {
        if (limit["softLimit"]?.AsInteger is { } soft && limit["hardLimit"]?.AsInteger is { } hard and >= 0 && (soft > hard || soft < 0))
            yield return new Hit(limit, $"the soft limit of {limit["name"]?.AsText} is {soft}, the hard one {hard}");
    }

    private static IEnumerable<Hit> SystemControl(JsonNode control)
    {
        string[] ipc = ["kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced"];
        if (control["namespace"]?.AsText is { } name
            && !name.StartsWith("net.", StringComparison.Ordinal) && !name.StartsWith("fs.mqueue.", StringComparison.Ordinal) && !ipc.Contains(name))
        {
            yield return new Hit(control, $"'{name}' is a control of the host");
        }
    }
}
