namespace OpsBuild.Local.Secrets;

/// <summary>A password or key: prints as stars, so that no log line can leak it.</summary>
/// <param name="text">The secret itself.</param>
public sealed class SecretValue(string text)
{
    /// <summary>The secret itself; one verb to search for when reviewing who reads secrets.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
