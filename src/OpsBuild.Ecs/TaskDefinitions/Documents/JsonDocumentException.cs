namespace OpsBuild.Ecs.TaskDefinitions.Documents;

/// <summary>A text is not JSON.</summary>
public sealed class JsonDocumentException(TextPosition position, string what, Exception? cause = null) : Exception($"{position}: {what}", cause)
{
    public TextPosition Position { get; } = position;

    /// <summary>What is wrong, without the place.</summary>
    public string What { get; } = what;
}
