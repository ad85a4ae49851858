namespace OpsBuild.Ecs.Rules.Shapes;

/// <summary>
/// The shapes of this folder's .shape files, embedded in the assembly: a field a line, <c>name: type</c>, a star after the name where it is required,
/// the fields of an object indented below it. They follow the service model of Amazon ECS (2014-11-13).
/// </summary>
internal static class ShapeFile
{
    public static Shape.Fields TaskDefinition { get; } = Load("task-definition.shape");

    public static Shape.Fields ServiceDefinition { get; } = Load("service-definition.shape");

    public static Shape.Fields TaskOverrides { get; } = Load("task-overrides.shape");

    private static Shape.Fields Load(string name)
    {
        using var stream = typeof(ShapeFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no {name}.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        return Fields(lines, ref next, depth: 0);
    }

    private static Shape.Fields Fields(string[] lines, ref int next, int depth)
    {
        var fields = new Dictionary<string, Shape.Field>(StringComparer.Ordinal);
        while (next < lines.Length && Depth(lines[next]) == depth)
        {
            var (name, type) = lines[next++].Trim().Split(": ", 2) is [var before, var after] ? (before, after) : throw new FormatException(lines[next - 1]);
            fields[name.TrimEnd('*')] = new Shape.Field(Parse(type, lines, ref next, depth), name.EndsWith('*'));
        }

        return new Shape.Fields(fields);
    }

    private static Shape Parse(string type, string[] lines, ref int next, int depth) => type switch
    {
        "string" => new Shape.Scalar(ScalarKind.Text),
        "integer" => new Shape.Scalar(ScalarKind.Integer),
        "number" => new Shape.Scalar(ScalarKind.Number),
        "boolean" => new Shape.Scalar(ScalarKind.Flag),
        "map" => new Shape.Map(),
        "object" => Fields(lines, ref next, depth + 1),
        _ when Rest(type, "list of ") is { } item => new Shape.ListOf(Parse(item, lines, ref next, depth)),
        _ when Rest(type, "one of ") is { } words => new Shape.OneOf(words.Split(' ')),
        _ => throw new FormatException($"'{type}' is no type of a shape."),
    };

    private static string? Rest(string type, string start) => type.StartsWith(start, StringComparison.Ordinal) ? type[start.Length..] : null;

    private static int Depth(string line) => (line.Length - line.TrimStart().Length) / 2;
}
