using System.Globalization;
using OpsBuild.Ecs.Rules.Containers;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>What runs is what was built and looked at.</summary>
internal static class ImageRules
{
    /// <summary>The Docker label of a PostgreSQL sidecar that says which major version its definition was written for.</summary>
    public const string MajorLabel = "opsbuild.postgres-major";

    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB511", Severity.Error, "No image is the latest.")
        {
            Why = "latest, which no tag at all means too, is another image tomorrow: a run cannot be repeated, and a check says nothing about the apply after it.",
            Remedy = "Name the image by digest.",
            Source = Sources.Project,
            Check = task => Each(task, (image, reference) => reference.Digest is null && reference.Tag is null or "latest"
                ? [new Hit(image, $"'{image.AsText}' is the latest image")]
                : []),
        },
        new("OB512", Severity.Error, "A public image is named by digest; better, an own copy of it.")
        {
            Why = "Whoever may push there decides what runs beside the database's credentials, and its rate limits decide whether it runs at all.",
            Remedy = "Copy the image to the project's own registry and name it by digest.",
            Source = Sources.Project,
            Check = task => Each(task, (image, reference) => reference is { IsPublic: true, Digest: null }
                ? [new Hit(image, $"'{image.AsText}' is a public image by tag")]
                : []),
        },
        new("OB513", Severity.Error, "A one-shot task names its images by digest.")
        {
            Why = "ECS resolves a tag to a digest for services only. A tag that moves between the check and the apply runs something that nobody checked.",
            Remedy = "Read the digest back after the push and pass repository@sha256:… as IMAGE_URI.",
            Source = Sources.Api("ContainerDefinition, versionConsistency"),
            Check = task => task.Use is not TaskUse.OneShot ? [] : Each(task, (image, reference) => reference.Digest is null
                ? [new Hit(image, $"'{image.AsText}' has no digest")]
                : []),
        },
        new("OB514", Severity.Error, "A PostgreSQL sidecar is of the major version that its definition says.")
        {
            Why = "Another major prints another catalog: the drift check would report differences that are none, or miss some.",
            Remedy = $"Copy the image of that major, or change the label {MajorLabel} together with the target's version.",
            Source = Sources.Project,
            Check = task => task.EachContainer(Major),
        },
    ];

    private static IEnumerable<Hit> Each(TaskUnderCheck task, Func<JsonNode, ImageReference, IEnumerable<Hit>> check) =>
        task.EachContainer(container => container["image"] is { AsText: { } text } image ? check(image, ImageReference.Parse(text)) : []);

    private static IEnumerable<Hit> Major(JsonNode container)
    {
        if (container["dockerLabels"]?[MajorLabel]?.AsText is not { } label || container["image"] is not { AsText: { } text } image)
            yield break;

        if (ImageReference.Parse(text).PostgresMajor is { } major && major.ToString(CultureInfo.InvariantCulture) != label)
            yield return new Hit(image, $"the image is of PostgreSQL {major}, the definition of {label}");
    }
}
