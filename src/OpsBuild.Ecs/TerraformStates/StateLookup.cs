namespace OpsBuild.Ecs.TerraformStates;

/// <summary>What a state answers to a key.</summary>
public abstract record StateLookup
{
    private StateLookup() { }

    /// <summary>The value: a string as it is, anything else as Go writes JSON.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="IsSensitive">Whether Terraform marks the value, or a part of it, as sensitive. States hold such values in plain text.</param>
    public sealed record Found(string Text, bool IsSensitive) : StateLookup
    {
        /// <inheritdoc/>
        public override string ToString() => IsSensitive ? "***" : Text;
    }

    /// <summary>The state has no such object, attribute or item, or its value is null.</summary>
    /// <param name="NearKeys">Keys that the state does have and that look like it, nearest first.</param>
    /// <param name="Hint">What is known about why it is not found, or null.</param>
    public sealed record NotFound(IReadOnlyList<string> NearKeys, string? Hint) : StateLookup;

    /// <summary>The key cannot be asked: its path is malformed, or steps into what has no parts.</summary>
    /// <param name="What">What is wrong; never a value of the state.</param>
    /// <param name="Expected">What would be right.</param>
    public sealed record QueryError(string What, string Expected) : StateLookup;
}
