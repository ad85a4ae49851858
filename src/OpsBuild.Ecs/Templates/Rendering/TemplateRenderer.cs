using System.Text;
using OpsBuild.Ecs.Templates.Ast;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Renders templates as ecspresso does, but tells everything that is missing at once.</summary>
/// <remarks>
/// A call that cannot work (a function that does not exist, a wrong number of arguments, a state key that is no key) is a
/// <see cref="TemplateException"/>, which tells all of them; what is merely missing is an outcome.
/// </remarks>
public sealed class TemplateRenderer
{
    private readonly FunctionTable functions;

    /// <summary>A renderer for one environment.</summary>
    /// <exception cref="ArgumentException">Two plugins bring the same function; one needs a <c>func_prefix</c>.</exception>
    public TemplateRenderer(TemplateEnvironment environment) => functions = new FunctionTable(environment);

    /// <summary>Renders a template without waiting.</summary>
    /// <exception cref="TemplateException">A call cannot work.</exception>
    /// <exception cref="InvalidOperationException">A parameter store or Secrets Manager is configured, which has to be waited for.</exception>
    public RenderOutcome Render(Template template) => Finished(() => RenderAsync(template, CancellationToken.None));

    /// <summary>Renders several templates without waiting; what is missing in any of them is told at once.</summary>
    /// <inheritdoc cref="Render"/>
    public RenderAllOutcome RenderAll(IReadOnlyList<Template> templates) =>
        Finished(() => RenderAllAsync(templates, CancellationToken.None));

    /// <summary>Renders a template.</summary>
    /// <exception cref="TemplateException">A call cannot work.</exception>
    public async Task<RenderOutcome> RenderAsync(Template template, CancellationToken cancellationToken) =>
        await RenderAllAsync([template], cancellationToken).ConfigureAwait(false) switch
        {
            RenderAllOutcome.Rendered rendered => new RenderOutcome.Rendered(rendered.Texts[0]),
            RenderAllOutcome.Missing missing => new RenderOutcome.Missing(missing.Values),
            var outcome => throw new InvalidOperationException($"Unknown outcome of rendering: {outcome.GetType().Name}."),
        };

    /// <summary>Renders several templates; what is missing in any of them is told at once.</summary>
    /// <exception cref="TemplateException">A call cannot work.</exception>
    public async Task<RenderAllOutcome> RenderAllAsync(IReadOnlyList<Template> templates, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        foreach (var action in templates.SelectMany(template => template.Nodes).OfType<TemplateNode.Action>())
            Check(action.Expression, findings);
        ThrowOnProblems(findings);

        var texts = new List<string>(templates.Count);
        foreach (var template in templates)
            texts.Add(await RenderAsync(template, findings, cancellationToken).ConfigureAwait(false));
        ThrowOnProblems(findings);
        return findings.Missing.Count > 0 ? new RenderAllOutcome.Missing(findings.Missing) : new RenderAllOutcome.Rendered(texts);
    }

    private void Check(Expression expression, Findings findings)
    {
        if (expression is Expression.Number or Expression.Truth)
            findings.Wrong(expression.Position, "a value that is no text stands alone", "a function or a string");
        functions.Check(expression, findings);
    }

    private async ValueTask<string> RenderAsync(Template template, Findings findings, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(template.Source.Text.Length);
        foreach (var node in template.Nodes)
        {
            text.Append(node switch
            {
                TemplateNode.Text plain => plain.Value,
                TemplateNode.Action action => (string?)(await EvaluateAsync(action.Expression, findings, cancellationToken).ConfigureAwait(false)).Content,
                _ => throw new InvalidOperationException($"Unknown piece of a template: {node.GetType().Name}."),
            });
        }

        return text.ToString();
    }

    private async ValueTask<TemplateValue> EvaluateAsync(Expression expression, Findings findings, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case Expression.Text text:
                return TemplateValue.Of(text.Value, isSecret: false);
            case Expression.Number number:
                return new TemplateValue(number.Value, IsSecret: false);
            case Expression.Truth truth:
                return new TemplateValue(truth.Value, IsSecret: false);
            case Expression.Call call:
                var arguments = new List<TemplateValue>(call.Arguments.Count);
                foreach (var argument in call.Arguments)
                    arguments.Add(await EvaluateAsync(argument, findings, cancellationToken).ConfigureAwait(false));
                // What is missing below was noted there; what would be made of it is not known.
                return arguments.Any(argument => argument.IsUnknown)
                    ? TemplateValue.Unknown
                    : await functions[call.Function].CallAsync(new Invocation(call.Position, arguments, findings), cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"Unknown expression: {expression.GetType().Name}.");
        }
    }

    private static void ThrowOnProblems(Findings findings)
    {
        if (findings.Problems.Count > 0)
            throw new TemplateException(findings.Problems);
    }

    private T Finished<T>(Func<Task<T>> render) => functions.AnyWaits
        ? throw new InvalidOperationException("A parameter store or Secrets Manager is configured: use RenderAsync.")
        : render().GetAwaiter().GetResult();
}
