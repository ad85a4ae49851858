namespace OpsBuild.Ecs.Templates.Ast;

/// <summary>What stands in an action. A pipe is gone here: <c>a | f x</c> is the call <c>f x a</c>.</summary>
internal abstract record Expression(TemplatePosition Position)
{
    /// <summary>A quoted or raw string, without quotes and with its escapes resolved.</summary>
    public sealed record Text(TemplatePosition Position, string Value) : Expression(Position);

    /// <summary>A whole number.</summary>
    public sealed record Number(TemplatePosition Position, long Value) : Expression(Position);

    /// <summary>true or false.</summary>
    public sealed record Truth(TemplatePosition Position, bool Value) : Expression(Position);

    /// <summary>A function with its arguments, the piped one last.</summary>
    public sealed record Call(TemplatePosition Position, string Function, IReadOnlyList<Expression> Arguments) : Expression(Position);
}
