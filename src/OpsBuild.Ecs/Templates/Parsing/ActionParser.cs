using System.Globalization;
using OpsBuild.Ecs.Templates.Ast;

namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>Makes the words of one action into an expression: <c>stage | stage …</c>, a stage being a function with arguments or one value.</summary>
internal sealed class ActionParser(TemplateSource source, int start, IReadOnlyList<Token> tokens)
{
    private int at;

    private Token Current => tokens[at];

    public Expression Parse() => Pipeline(TokenKind.End, start);

    private Expression Pipeline(TokenKind end, int opened)
    {
        var value = Stage(piped: null);
        while (Current.Kind == TokenKind.Pipe)
        {
            at++;
            value = Stage(value);
        }

        if (Current.Kind == end)
        {
            at++;
            return value;
        }

        throw end == TokenKind.Close
            ? Wrong(opened, "this parenthesis is never closed", ") before the end of the action")
            : Wrong(Current.Offset, "this parenthesis was never opened", "| or the end of the action");
    }

    private Expression Stage(Expression? piped)
    {
        SkipSpace();
        var first = Current;
        if (first.Kind == TokenKind.Name)
            return Call(piped);
        if (first.Kind is TokenKind.End or TokenKind.Close or TokenKind.Pipe)
            throw Wrong(first.Offset, piped is null ? "there is nothing to render" : "nothing follows the pipe", "a function");
        if (piped is not null)
            throw Wrong(first.Offset, "a value cannot take what is piped into it", "a function after the pipe");
        var value = Operand();
        SkipSpace();
        if (Current.Kind is not (TokenKind.Pipe or TokenKind.Close or TokenKind.End))
            throw Wrong(first.Offset, "a value takes no arguments", "a function before the arguments");
        return value;
    }

    private Expression.Call Call(Expression? piped)
    {
        var function = Current;
        if (GoSyntax.Functions.Contains(function.Value))
            throw Wrong(function.Offset, $"Go's function \"{function.Value}\" is not supported", "a function of ecspresso");
        at++;
        ExpectSeparator();
        var arguments = new List<Expression>();
        for (SkipSpace(); Current.Kind is not (TokenKind.Pipe or TokenKind.Close or TokenKind.End); SkipSpace())
            arguments.Add(Operand());
        if (piped is not null)
            arguments.Add(piped);
        return new Expression.Call(source.PositionOf(function.Offset), function.Value, arguments);
    }

    private Expression Operand()
    {
        var token = Current;
        at++;
        var position = source.PositionOf(token.Offset);
        Expression operand = token.Kind switch
        {
            TokenKind.Text => new Expression.Text(position, token.Value),
            TokenKind.Number => new Expression.Number(position, long.Parse(token.Value, CultureInfo.InvariantCulture)),
            TokenKind.Truth => new Expression.Truth(position, token.Value == "true"),
            TokenKind.Open => Pipeline(TokenKind.Close, token.Offset),
            _ => throw Wrong(
                token.Offset,
                $"\"{token.Written}\" stands where an argument belongs",
                "a string between \" or `, a whole number, true, false, or a function between parentheses"),
        };
        ExpectSeparator();
        return operand;
    }

    private void ExpectSeparator()
    {
        if (Current.Kind is not (TokenKind.Space or TokenKind.Pipe or TokenKind.Close or TokenKind.End))
            throw Wrong(Current.Offset, $"{Current.Written} follows without a blank", "a blank between a function and each of its arguments");
    }

    private void SkipSpace()
    {
        while (Current.Kind == TokenKind.Space)
            at++;
    }

    private TemplateException Wrong(int offset, string what, string expected) => new(source.PositionOf(offset), what, expected);
}
