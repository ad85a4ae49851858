namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What became of a template.</summary>
public abstract record RenderOutcome
{
    private RenderOutcome() { }

    /// <summary>Everything was there.</summary>
    /// <param name="Text">The rendered text.</param>
    public sealed record Rendered(string Text) : RenderOutcome
    {
        // The text may hold sensitive values of the state: a log that prints an outcome must not show them.
        /// <inheritdoc/>
        public override string ToString() => $"Rendered {Text.Length} characters";
    }

    /// <summary>At least one thing is missing, and nothing was rendered.</summary>
    /// <param name="Values">Everything that is missing, in the template's order.</param>
    public sealed record Missing(IReadOnlyList<MissingValue> Values) : RenderOutcome
    {
        /// <inheritdoc/>
        public override string ToString() => MissingReport.Of(Values);
    }
}
