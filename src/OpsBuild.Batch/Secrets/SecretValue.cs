namespace OpsBuild.Batch.Secrets;

/// <summary>A secret's text. It prints as stars, so that no log line can hold it by accident.</summary>
internal sealed class SecretValue(string text)
{
    /// <summary>The text itself. Whoever reviews where secrets go searches for this word.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";
}
