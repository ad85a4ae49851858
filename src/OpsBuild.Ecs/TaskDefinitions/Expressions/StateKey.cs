using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Ecs.TaskDefinitions.Expressions;

/// <summary>What to look up in Terraform's state, as in <c>output.db_port</c> or <c>aws_subnet.private["a"].id</c>.</summary>
/// <remarks>
/// It is written inside a JSON string and a template's raw string, where neither a double quote nor a back quote may stand. ecspresso's
/// <c>tfstate</c> reads <c>'</c> as <c>"</c>, so keys are kept with the former.
/// </remarks>
public sealed record StateKey
{
    private StateKey(string text) => Text = text;

    private string Text { get; }

    /// <exception cref="FormatException">The text is no such key.</exception>
    public static StateKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"'{text}' is not a key of Terraform's state; expected something like output.db_port or aws_iam_role.task.arn.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out StateKey? key)
    {
        var isValid = text is { Length: > 2 }
            && char.IsAsciiLetter(text[0])
            && text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < text.Length - 1
            && text.All(character => character is >= ' ' and <= '~' and not '`' and not '\\' and not '{' and not '}');
        key = isValid ? new StateKey(text!.Replace('"', '\'')) : null;
        return isValid;
    }

    public override string ToString() => Text;
}
