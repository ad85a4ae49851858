using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Shapes;

/// <summary>Compares a document with its shape, field by field.</summary>
internal static class ShapeCheck
{
    public static IEnumerable<ShapeProblem> Problems(JsonNode node, Shape shape, string name) => (node, shape) switch
    {
        // Go reads null as "not given"; a required field is missed one level up.
        (JsonNode.Null, _) => [],
        (JsonNode.Structure structure, Shape.Fields fields) => Structure(structure, fields, name),
        (JsonNode.Structure structure, Shape.Map) => Repeated(structure).Concat(structure.Members
            .Where(member => member.Value is not JsonNode.Literal)
            .Select(member => Wrong(member.Value, $"'{name}.{member.Name}'", "a string"))),
        (JsonNode.Sequence sequence, Shape.ListOf list) => sequence.Items.SelectMany((item, index) => Item(item, list.Item, $"{name}[{index}]")),
        (JsonNode.Literal text, Shape.OneOf words) => words.Words.Contains(text.Value)
            ? []
            : [new ShapeProblem(ShapeTrouble.UnknownWord, text.Position, Unknown(text.Value, name, words))],
        (JsonNode.Literal, Shape.Scalar { Kind: ScalarKind.Text }) => [],
        (JsonNode.Number { Value: not null }, Shape.Scalar { Kind: ScalarKind.Integer }) => [],
        (JsonNode.Number, Shape.Scalar { Kind: ScalarKind.Number }) => [],
        (JsonNode.Flag, Shape.Scalar { Kind: ScalarKind.Flag }) => [],
        _ => [Wrong(node, $"'{name}'", shape.Expected)],
    };

    private static IEnumerable<ShapeProblem> Item(JsonNode item, Shape shape, string name) =>
        item is JsonNode.Null ? [Wrong(item, $"'{name}'", shape.Expected)] : Problems(item, shape, name);

    private static IEnumerable<ShapeProblem> Structure(JsonNode.Structure structure, Shape.Fields fields, string name)
    {
        var unknown = structure.Members.Where(member => !fields.All.ContainsKey(member.Name)).Select(member => new ShapeProblem(
            ShapeTrouble.UnknownField, member.Position, $"'{member.Name}' is no field of {name}{DidYouMean.Suggestion(member.Name, fields.All.Keys)}"));

        var missing = fields.All.Where(field => field.Value.IsRequired && structure[field.Key] is null).Select(field => new ShapeProblem(
            ShapeTrouble.MissingField, structure.Position, $"{name} has no '{field.Key}'"));

        var inside = structure.Members.Where(member => fields.All.ContainsKey(member.Name)).SelectMany(
            member => Problems(member.Value, fields.All[member.Name].Shape, member.Name));

        return Repeated(structure).Concat(unknown).Concat(missing).Concat(inside);
    }

    private static IEnumerable<ShapeProblem> Repeated(JsonNode.Structure structure) => structure.Members
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1))
        .Select(member => new ShapeProblem(ShapeTrouble.RepeatedField, member.Position, $"'{member.Name}' is there twice"));

    private static ShapeProblem Wrong(JsonNode node, string name, string expected) =>
        new(ShapeTrouble.WrongType, node.Position, $"{name} is {node.Kind} where {expected} is expected");

    private static string Unknown(string word, string name, Shape.OneOf words) =>
        $"'{word}' is no value of '{name}'; it is {words.Expected}{DidYouMean.Suggestion(word, words.Words)}";
}
