namespace OpsBuild.Ecs.TaskDefinitions.Expressions;

/// <summary>One value that ecspresso fills in when it loads a file: from the environment or from Terraform's state.</summary>
/// <remarks>
/// Where it may stand is the concern of <see cref="TemplateText"/> (inside a string) and <see cref="TextList"/> (in place of a JSON list): an
/// expression cannot be written by itself, so that a quote around it can be neither forgotten nor doubled.
/// </remarks>
public sealed record TemplateExpression
{
    private TemplateExpression(string call) => Call = call;

    /// <summary>The function and its arguments, without braces, as in <c>must_env `IMAGE_URI`</c>.</summary>
    internal string Call { get; }

    /// <summary>The variable's value; ecspresso stops where it is not set. Set to nothing is a value.</summary>
    public static TemplateExpression MustEnv(string variable) => new($"must_env `{VariableName.Parse(variable)}`");

    /// <summary>The variable's value, or another text where it is not set or set to nothing.</summary>
    /// <exception cref="ArgumentException">The default is written like a variable, which ecspresso would look up first; or it holds a back quote.</exception>
    public static TemplateExpression Env(string variable, string otherwise)
    {
        if (otherwise.Contains('`', StringComparison.Ordinal))
            throw new ArgumentException("A back quote ends a template's raw string.", nameof(otherwise));
        if (otherwise.Any(char.IsAsciiLetterUpper) && VariableName.TryParse(otherwise, out _))
            throw new ArgumentException($"ecspresso would look '{otherwise}' up as a variable before taking it as a text.", nameof(otherwise));

        return new TemplateExpression($"env `{VariableName.Parse(variable)}` `{otherwise}`");
    }

    /// <summary>The value under a key of Terraform's state: strings as they are, anything else as JSON.</summary>
    public static TemplateExpression State(string key) => new($"tfstate `{StateKey.Parse(key)}`");

    public override string ToString() => $"{{{{ {Call} }}}}";
}
