using System.Text;
using OpsBuild.Ecs.TaskDefinitions.Documents;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Ecs.Rules.Tasks;

/// <summary>What must hold for a task as a whole, wherever it runs.</summary>
internal static class TaskRules
{
    private const int maximumBytes = 64 * 1024;

    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB201", Severity.Error, "A family has 1 to 255 letters, digits, hyphens and underscores.")
        {
            Why = "ECS refuses any other name.",
            Remedy = "Rename the family.",
            Source = Sources.Api("RegisterTaskDefinition"),
            Check = task => Name(task.Root["family"], "the family"),
        },
        new("OB202", Severity.Error, "A task has 1 to 10 containers.")
        {
            Why = "Ten is a quota of the service that cannot be raised.",
            Remedy = "Define a container, or split the task.",
            Source = "Amazon ECS developer guide, service quotas",
            Check = task => task.Root["containerDefinitions"] is JsonNode.Sequence { Items.Count: < 1 or > 10 } list
                ? [new Hit(list, $"the task has {list.Items.Count} containers")]
                : [],
        },
        new("OB203", Severity.Error, "A task definition has at most 64 KiB.")
        {
            Why = "ECS refuses a larger one.",
            Remedy = "Move long values out: to S3 environment files, to SSM parameters, or into the image.",
            Source = "Amazon ECS developer guide, service quotas",
            Check = task => Encoding.UTF8.GetByteCount(task.Text) is var bytes and > maximumBytes
                ? [new Hit(task.Root, $"the definition has {bytes} bytes")]
                : [],
        },
        new("OB204", Severity.Error, "At least one container is essential.")
        {
            Why = "ECS refuses a task that no container can end.",
            Remedy = "Make the container whose end ends the task essential.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.Containers.Count > 0 && !task.Containers.Any(TaskUnderCheck.IsEssential)
                ? [new Hit(task.Root["containerDefinitions"]!, "no container is essential")]
                : [],
        },
        new("OB205", Severity.Error, "At most 10 placement constraints.")
        {
            Why = "ECS refuses more.",
            Remedy = "Join the expressions.",
            Source = Sources.Api("RegisterTaskDefinition"),
            Check = task => Limits.AtMost(task.Root["placementConstraints"], "placement constraints", 10),
        },
        new("OB206", Severity.Error, "At most 50 tags, with keys of 1 to 128 and values of up to 256 letters, digits, blanks and _ . : / = + - @, none in AWS's own space.")
        {
            Why = "ECS refuses other tags, and those that begin with aws: are AWS's own.",
            Remedy = "Shorten or rename the tag.",
            Source = Sources.Api("Tag"),
            Check = task => Limits.AtMost(task.Root["tags"], "tags", 50).Concat(task.Root["tags"]?.Elements.SelectMany(Tag) ?? []),
        },
        new("OB207", Severity.Warning, "A task has a role of its own.")
        {
            Why = "Without taskRoleArn the program in the container has no AWS credentials: reading a secret at run time fails.",
            Remedy = "Name the role whose permissions the program needs, even if they are few.",
            Source = Sources.Api("RegisterTaskDefinition"),
            Check = task => task.Root["taskRoleArn"] is null ? [new Hit(task.Root, "the task has no taskRoleArn")] : [],
        },
        new("OB208", Severity.Error, "A volume's name has 1 to 255 letters, digits, hyphens and underscores, and no other volume has it.")
        {
            Why = "ECS refuses any other name, and a mount point could mean either of two.",
            Remedy = "Rename the volume.",
            Source = Sources.Api("Volume"),
            Check = task => (task.Root["volumes"]?.Elements ?? []).SelectMany(volume => Name(volume["name"], "the volume's name"))
                .Concat(Limits.Unique(task.Root["volumes"]?.Elements ?? [], volume => volume["name"]?.AsText, "volume")),
        },
        new("OB209", Severity.Error, "An EFS volume with an access point or IAM authorisation encrypts in transit; with an access point it mounts the root.")
        {
            Why = "EFS refuses the mount otherwise, and the task ends before it starts.",
            Remedy = "Set transitEncryption to ENABLED, and rootDirectory to / or leave it out.",
            Source = Sources.Api("EFSVolumeConfiguration"),
            Check = task => (task.Root["volumes"]?.Elements ?? []).SelectMany(EfsVolume),
        },
        new("OB210", Severity.Error, "A mount point names a volume of the task.")
        {
            Why = "ECS refuses a mount of nothing.",
            Remedy = "Add the volume or correct the name.",
            Source = Sources.Api("MountPoint"),
            Check = task => task.EachContainer(container => (container["mountPoints"]?.Elements ?? []).SelectMany(mount => Mount(mount, task))),
        },
    ];

    internal static IEnumerable<Hit> Name(JsonNode? node, string what)
    {
        if (node?.AsText is { } text && !EcsName.IsValid(text))
            yield return new Hit(node, $"{what} is '{text}'");
    }

    /// <summary>What is wrong with a tag, of a definition or of a run.</summary>
    internal static IEnumerable<Hit> Tag(JsonNode tag)
    {
        if (tag["key"]?.AsText is not { } key)
            yield return new Hit(tag, "a tag has no key");
        else if (key.Length is 0 or > 128 || !key.All(IsTagCharacter) || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            yield return new Hit(tag, $"'{key}' is no key of a tag");
        if (tag["value"]?.AsText is { } value && (value.Length > 256 || !value.All(IsTagCharacter)))
            yield return new Hit(tag, $"the tag's value is '{value}'");
    }

    private static bool IsTagCharacter(char character) => char.IsLetterOrDigit(character) || char.IsWhiteSpace(character) || "_.:/=+-@".Contains(character);

    private static IEnumerable<Hit> EfsVolume(JsonNode volume)
    {
        if (volume["efsVolumeConfiguration"] is not { } efs)
            yield break;

        var hasAccessPoint = efs["authorizationConfig"]?["accessPointId"] is not null;
        var usesIam = efs["authorizationConfig"]?["iam"]?.AsText == "ENABLED";
        if ((hasAccessPoint || usesIam) && efs["transitEncryption"]?.AsText != "ENABLED")
            yield return new Hit(efs, "the volume is not encrypted in transit");
        if (hasAccessPoint && efs["rootDirectory"]?.AsText is { } directory and not ("/" or ""))
            yield return new Hit(efs["rootDirectory"]!, $"the volume has an access point and the root directory '{directory}'");
    }

    private static IEnumerable<Hit> Mount(JsonNode mount, TaskUnderCheck task)
    {
        var volumes = (task.Root["volumes"]?.Elements ?? []).Select(volume => volume["name"]?.AsText ?? "").ToList();
        if (mount["sourceVolume"]?.AsText is { } name && !volumes.Contains(name))
            yield return new Hit(mount["sourceVolume"]!, $"the task has no volume '{name}'{DidYouMean.Suggestion(name, volumes)}");
    }
}
