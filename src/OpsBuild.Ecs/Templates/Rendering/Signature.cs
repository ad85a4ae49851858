using OpsBuild.Ecs.Templates.Ast;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Which arguments a function takes.</summary>
/// <param name="Usage">How it is written, for errors.</param>
/// <param name="Minimum">How many arguments it needs.</param>
/// <param name="Maximum">How many it takes; null for any number.</param>
internal sealed record Signature(string Usage, int Minimum, int? Maximum)
{
    /// <summary>From which argument on, counted from 0, a number is taken; before, only text is. All functions give text.</summary>
    public int NumbersFrom { get; init; } = int.MaxValue;

    /// <summary>Whether true and false are taken where a number is.</summary>
    public bool TakesTruths { get; init; }

    /// <summary>What is wrong with a call, or null.</summary>
    public TemplateProblem? Check(Expression.Call call)
    {
        var count = call.Arguments.Count;
        if (count < Minimum || count > (Maximum ?? int.MaxValue))
            return new TemplateProblem(call.Position, $"{call.Function} is given {Arguments(count)}", Usage);
        for (var i = 0; i < count; i++)
        {
            var argument = call.Arguments[i];
            var isTaken = argument switch
            {
                Expression.Number => i >= NumbersFrom,
                Expression.Truth => i >= NumbersFrom && TakesTruths,
                _ => true,
            };
            if (!isTaken)
                return new TemplateProblem(argument.Position, $"argument {i + 1} of {call.Function} is no text", Usage);
        }

        return null;
    }

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}
