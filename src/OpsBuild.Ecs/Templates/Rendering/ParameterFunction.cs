namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>ssm "name"</c>, and <c>ssm "name" index</c> for one item of a StringList, counted from 0.</summary>
internal sealed class ParameterFunction(string name, IParameterStore? store)
    : TemplateFunction(name, new Signature($"{name} \"/path/name\", with an index where it is a StringList", 1, 2) { NumbersFrom = 1 })
{
    public override bool Waits => store is not null;

    public override async ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken)
    {
        if (store is null)
            return call.Findings.Wrong(call.Position, $"{Name} is used, but no parameter store is configured here", "a renderer that was given one");
        // A list's index is written as a number; a function's text in its place passed the check of the call.
        if (call.Arguments is [_, { Content: not long }])
            return call.Findings.Wrong(call.Position, $"the index of {Name} is no number", Signature.Usage);
        if (await store.FindAsync(call.First.Text, cancellationToken).ConfigureAwait(false) is not { } parameter)
            return call.Findings.Miss(MissingKind.Parameter, call.First, call.Position);
        return (parameter.IsList, call.Arguments) switch
        {
            (false, [_]) => TemplateValue.Of(parameter.Reveal(), isSecret: true),
            (false, _) => call.Findings.Wrong(call.Position, $"the parameter {call.First.Shown} is no list", $"{Name} without an index"),
            (true, [_]) => call.Findings.Wrong(call.Position, $"the parameter {call.First.Shown} is a list", $"{Name} with the index of one item"),
            (true, _) => Item(call, parameter.Reveal().Split(','), (long)call.Arguments[1].Content!),
        };
    }

    private static TemplateValue Item(Invocation call, string[] items, long index) => index >= 0 && index < items.Length
        ? TemplateValue.Of(items[index], isSecret: true)
        : call.Findings.Wrong(call.Position, $"the parameter {call.First.Shown} has no item {index}", $"an index from 0 to {items.Length - 1}");
}
