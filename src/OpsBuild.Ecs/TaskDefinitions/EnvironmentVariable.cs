using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>A variable of a container's environment. Everybody who may describe the task reads it: ids of secrets belong here, never secrets.</summary>
public sealed record EnvironmentVariable
{
    public EnvironmentVariable(string name, TemplateText value)
    {
        Name = VariableName.Parse(name);
        Value = value;
    }

    public VariableName Name { get; }

    public TemplateText Value { get; }

    internal JsonPart ToJson() => JsonPart.Object(("name", JsonPart.Text(Name.ToString())), ("value", JsonPart.Text(Value)));
}
