using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>tfstatef "format" …</c>: <c>tfstate</c> of a key that is put together by Go's <c>fmt.Sprintf</c>.</summary>
internal sealed class StateFormatFunction(string name, TerraformState state)
    : TemplateFunction(name, new Signature($"{name} \"aws_thing.name['%s'].attribute\" \"value\" …", 1, null) { NumbersFrom = 1, TakesTruths = true })
{
    public override ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken)
    {
        var arguments = call.Arguments.Skip(1).Select(argument => argument.Content!).ToList();
        return ValueTask.FromResult(GoFormat.TryFormat(call.First.Text, arguments, out var key, out var what, out var expected)
            ? StateFunction.Find(state, call, TemplateValue.Of(key, call.HasSecret))
            : call.Findings.Wrong(call.Position, $"the format of {Name} {what}", expected));
    }
}
