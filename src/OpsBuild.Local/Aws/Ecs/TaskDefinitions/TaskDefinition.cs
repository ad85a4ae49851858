using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>One revision of a task definition, as DescribeTaskDefinition gives it.</summary>
internal sealed class TaskDefinition(JsonObject document, JsonArray tags)
{
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";

    public JsonObject Document => document;

    public JsonArray Tags => tags;

    public string Arn => document.Text("taskDefinitionArn")!;

    public string Family => document.Text("family")!;

    public int Revision => (int)document.Integer("revision")!.Value;

    public bool IsActive => document.Text("status") == Active;

    public string? TaskRoleArn => document.Text("taskRoleArn");

    public string? ExecutionRoleArn => document.Text("executionRoleArn");

    public string? Cpu => document.Text("cpu");

    public string? Memory => document.Text("memory");

    public bool IsAwsvpc => document.Text("networkMode") == "awsvpc";

    /// <summary>Whether its tasks run on Fargate unless somebody says otherwise.</summary>
    public bool RunsOnFargate => IsAwsvpc || document.Texts("requiresCompatibilities").Contains("FARGATE");

    public IReadOnlyList<ContainerDefinition> Containers { get; } =
        [.. document.Objects("containerDefinitions").Select(container => new ContainerDefinition(container))];

    public void Deregister(DateTimeOffset now)
    {
        document["status"] = Inactive;
        document["deregisteredAt"] = JsonMember.Time(now);
    }
}
