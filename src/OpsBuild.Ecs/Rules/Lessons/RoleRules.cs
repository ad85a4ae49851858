namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>Who may do what.</summary>
internal static class RoleRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB521", Severity.Error, "The task role is not the execution role.")
        {
            Why = "The program would have what the agent needs, and the agent's role the program's secrets: reading a secret at run time belongs to the task role.",
            Remedy = "Give the program a role of its own.",
            Source = Sources.Project,
            Check = task => task.Root["taskRoleArn"] is { AsText: { } role } node && role == task.Root["executionRoleArn"]?.AsText
                ? [new Hit(node, "taskRoleArn and executionRoleArn are the same role")]
                : [],
        },
        new("OB522", Severity.Error, "A role is named by its ARN or by its name.")
        {
            Why = "ECS refuses anything else; an empty text is what a state lookup of a wrong attribute leaves.",
            Remedy = "Use the role's arn attribute.",
            Source = Sources.Api("RegisterTaskDefinition"),
            Check = task => new[] { "taskRoleArn", "executionRoleArn" }
                .Where(name => task.Root[name] is { AsText: { } role } && !IsRole(role))
                .Select(name => new Hit(task.Root[name]!, $"{name} is '{task.Root[name]!.AsText}'")),
        },
    ];

    private static bool IsRole(string text)
    {
        var isArn = text.Split(':') is ["arn", _, "iam", "", { Length: 12 }, var resource] && resource.StartsWith("role/", StringComparison.Ordinal);
        var isName = text is { Length: > 0 and <= 64 } && text.All(character => char.IsAsciiLetterOrDigit(character) || "+=,.@-_".Contains(character));
        return isArn || isName;
    }
}
