using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>A place that breaks a rule, and in which way.</summary>
internal readonly record struct Hit(TextPosition Position, string What)
{
    public Hit(JsonNode node, string what)
        : this(node.Position, what)
    {
    }
}
