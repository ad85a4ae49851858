using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Every scalable target, and what all operations ask of their inputs.</summary>
internal sealed class ScalableTargets
{
    private readonly List<ScalableTarget> targets = [];

    public IReadOnlyList<ScalableTarget> All => targets;

    public ScalableTarget? Find(string resourceId) => targets.Find(target => target.ResourceId == resourceId);

    public void Add(ScalableTarget target) => targets.Add(target);

    public void Remove(ScalableTarget target) => targets.Remove(target);

    public static AwsErrorException Invalid(string message) => new("ValidationException", message);

    /// <exception cref="AwsErrorException">It is not about the desired count of an ECS service: there is nothing else here.</exception>
    public static void Check(JsonObject input, bool needsDimension)
    {
        if (input.Text("ServiceNamespace") != ScalableTarget.Namespace)
            throw Invalid($"The local endpoint scales nothing but ECS services: ServiceNamespace must be {ScalableTarget.Namespace}.");
        if (input.Text("ScalableDimension") is var dimension && dimension != ScalableTarget.Dimension && (needsDimension || dimension is not null))
            throw Invalid($"ScalableDimension must be {ScalableTarget.Dimension}.");
    }
}
