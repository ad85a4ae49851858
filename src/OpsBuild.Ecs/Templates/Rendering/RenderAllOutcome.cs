namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What became of several templates that are rendered together.</summary>
public abstract record RenderAllOutcome
{
    private RenderAllOutcome() { }

    /// <summary>Everything was there.</summary>
    /// <param name="Texts">The rendered texts, in the order of the templates.</param>
    public sealed record Rendered(IReadOnlyList<string> Texts) : RenderAllOutcome
    {
        /// <inheritdoc/>
        public override string ToString() => $"Rendered {Texts.Count} templates";
    }

    /// <summary>At least one thing is missing in one of them, and none was rendered.</summary>
    /// <param name="Values">Everything that is missing in any of them.</param>
    public sealed record Missing(IReadOnlyList<MissingValue> Values) : RenderAllOutcome
    {
        /// <inheritdoc/>
        public override string ToString() => MissingReport.Of(Values);
    }
}
