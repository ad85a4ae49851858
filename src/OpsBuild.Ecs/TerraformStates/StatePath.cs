namespace OpsBuild.Ecs.TerraformStates;

/// <summary>The way from an address into its value.</summary>
internal sealed record StatePath(IReadOnlyList<StatePath.Step> Steps)
{
    /// <summary>One step.</summary>
    internal abstract record Step
    {
        private Step() { }

        /// <summary>Into the member of an object.</summary>
        public sealed record Member(string Name) : Step
        {
            /// <inheritdoc/>
            public override string ToString() => $".{Name}";
        }

        /// <summary>To an item of a list, a negative index counted from its end.</summary>
        public sealed record Item(int Index) : Step
        {
            /// <inheritdoc/>
            public override string ToString() => $"[{Index}]";
        }
    }
}
