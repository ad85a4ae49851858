using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>Where CloudWatch Logs keeps what a container writes: in the stream <c>prefix/container/task id</c>.</summary>
/// <param name="Group">The log group, which must exist.</param>
/// <param name="Region">Its region.</param>
/// <param name="StreamPrefix">What its streams begin with.</param>
/// <remarks>
/// Always <c>mode: blocking</c>: ECS's default became <c>non-blocking</c> on 2025-06-25, and a flood of lines could then push out the result line
/// that proves a run.
/// </remarks>
public sealed record LogConfiguration(TemplateText Group, TemplateText Region, TemplateText StreamPrefix)
{
    internal JsonPart ToJson() => JsonPart.Object(
        ("logDriver", JsonPart.Text("awslogs")),
        ("options", JsonPart.Object(
            ("awslogs-group", JsonPart.Text(Group)),
            ("awslogs-region", JsonPart.Text(Region)),
            ("awslogs-stream-prefix", JsonPart.Text(StreamPrefix)),
            ("mode", JsonPart.Text("blocking")))));
}
