namespace OpsBuild.Ecs.Rules.Shapes;

/// <summary>A document has the fields that the API knows, each of its type.</summary>
internal static class ShapeRules
{
    /// <summary>Not checked like the others: without it there is nothing to check.</summary>
    public static readonly Rule<ShapedDocument> IsJson = new("OB101", Severity.Error, "A definition, rendered, is JSON.")
    {
        Why = "ecspresso and ECS read JSON and nothing else: no comments, no trailing commas.",
        Remedy = "Correct the text at the place named; where an expression filled in a list or a number, it must stand without quotes.",
        Source = Sources.Ecspresso,
        Check = _ => [],
    };

    public static IReadOnlyList<Rule<ShapedDocument>> All { get; } =
    [
        IsJson,
        Of("OB102", ShapeTrouble.RepeatedField, "No field stands twice in an object.") with
        {
            Why = "Readers keep one of the two and say nothing; a reviewer may look at the other.",
            Remedy = "Keep the one that is meant.",
            Source = Sources.Ecspresso,
        },
        Of("OB103", ShapeTrouble.UnknownField, "Every field is one that the API knows, in its own case.") with
        {
            Why = "ecspresso v2 drops an unknown field with a warning, v3 also one in another case: what it should have switched on stays off.",
            Remedy = "Correct the name, or take the field out.",
            Source = Sources.Api("RegisterTaskDefinition, CreateService, RunTask"),
        },
        Of("OB104", ShapeTrouble.WrongType, "Every value has the type that the API takes.") with
        {
            Why = "A number is not converted to a string, nor the other way round: loading fails. Note that cpu and memory are strings in a task and numbers in a container.",
            Remedy = "Add or take away the quotes, or give the value its form.",
            Source = Sources.Api("RegisterTaskDefinition, CreateService, RunTask"),
        },
        Of("OB105", ShapeTrouble.UnknownWord, "A value from a closed list is one of that list.") with
        {
            Why = "ECS refuses words that it does not know, and case counts.",
            Remedy = "Use one of the values named.",
            Source = Sources.Api("RegisterTaskDefinition, CreateService, RunTask"),
        },
        Of("OB106", ShapeTrouble.MissingField, "No required field is missing.") with
        {
            Why = "ECS refuses the request.",
            Remedy = "Add the field.",
            Source = Sources.Api("RegisterTaskDefinition, CreateService, RunTask"),
        },
    ];

    private static Rule<ShapedDocument> Of(string code, ShapeTrouble trouble, string title) => new(code, Severity.Error, title)
    {
        Why = "",
        Remedy = "",
        Source = "",
        Check = document => document.Problems
            .Where(problem => problem.Trouble == trouble)
            .Select(problem => new Hit(problem.Position, problem.What)),
    };
}
