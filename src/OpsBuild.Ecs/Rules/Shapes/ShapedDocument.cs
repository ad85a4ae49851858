using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Shapes;

/// <summary>A document and what it should look like.</summary>
/// <param name="Root">Its outermost value.</param>
/// <param name="Shape">What the API takes.</param>
/// <param name="Name">What it is, as <c>the task definition</c>.</param>
internal sealed record ShapedDocument(JsonNode Root, Shape.Fields Shape, string Name)
{
    public IReadOnlyList<ShapeProblem> Problems { get; } = [.. ShapeCheck.Problems(Root, Shape, Name)];
}
