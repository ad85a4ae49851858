namespace OpsBuild.Ecs.Rules.Shapes;

/// <summary>What the ECS API takes in one place.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>How a message names it.</summary>
    public abstract string Expected { get; }

    /// <summary>A string, a whole number, a number or a flag.</summary>
    public sealed record Scalar(ScalarKind Kind) : Shape
    {
        public override string Expected => Kind switch
        {
            ScalarKind.Text => "a string",
            ScalarKind.Integer => "a whole number",
            ScalarKind.Number => "a number",
            _ => "true or false",
        };
    }

    public sealed record OneOf(IReadOnlyList<string> Words) : Shape
    {
        public override string Expected => "one of " + string.Join(", ", Words);
    }

    /// <summary>An object whose names are free and whose values are strings.</summary>
    public sealed record Map : Shape
    {
        public override string Expected => "an object of strings";
    }

    public sealed record ListOf(Shape Item) : Shape
    {
        public override string Expected => "a list";
    }

    public sealed record Fields(IReadOnlyDictionary<string, Field> All) : Shape
    {
        public override string Expected => "an object";
    }

    public sealed record Field(Shape Shape, bool IsRequired);
}

internal enum ScalarKind
{
    Text,
    Integer,
    Number,
    Flag,
}
