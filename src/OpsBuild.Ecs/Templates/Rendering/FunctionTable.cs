using OpsBuild.Ecs.Templates.Ast;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>The functions that an environment has, by name.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, TemplateFunction> functions;

    public FunctionTable(TemplateEnvironment environment)
    {
        functions = new TemplateFunction[]
        {
            new EnvFunction(environment.Variables), new MustEnvFunction(environment.Variables), new JsonEscapeFunction(),
        }.ToDictionary(function => function.Name, StringComparer.Ordinal);
        foreach (var plugin in environment.Plugins)
        {
            foreach (var function in plugin.Functions)
            {
                if (!functions.TryAdd(function.Name, function))
                {
                    throw new ArgumentException(
                        $"The template function {function.Name} exists already; set func_prefix to the {plugin.Name} plugin.", nameof(environment));
                }
            }
        }

        // ecspresso has these without any plugin in its config.
        functions.TryAdd("ssm", new ParameterFunction("ssm", store: null));
        functions.TryAdd("secretsmanager_arn", new SecretArnFunction("secretsmanager_arn", arns: null));
    }

    public bool AnyWaits => functions.Values.Any(function => function.Waits);

    public TemplateFunction this[string name] => functions[name];

    /// <summary>Notes every call that cannot work, whatever the values are.</summary>
    public void Check(Expression expression, Findings findings)
    {
        if (expression is not Expression.Call call)
            return;
        if (!functions.TryGetValue(call.Function, out var function))
            findings.Problems.Add(Unknown(call));
        else if (function.Signature.Check(call) is { } problem)
            findings.Problems.Add(problem);
        foreach (var argument in call.Arguments)
            Check(argument, findings);
    }

    private TemplateProblem Unknown(Expression.Call call)
    {
        var near = NearNames.Of(call.Function, functions.Keys);
        var isState = call.Function.EndsWith("tfstate", StringComparison.Ordinal) || call.Function.EndsWith("tfstatef", StringComparison.Ordinal);
        var what = $"there is no function \"{call.Function}\""
            + (isState ? ": no Terraform state with that prefix is configured" : "")
            + (near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "");
        return new TemplateProblem(call.Position, what, $"one of {string.Join(", ", functions.Keys.Order(StringComparer.Ordinal))}");
    }
}
