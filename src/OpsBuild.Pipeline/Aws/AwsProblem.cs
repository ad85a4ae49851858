namespace OpsBuild.Pipeline.Aws;

/// <summary>One thing that keeps an environment from being used.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Why">Why that is so, or why it matters.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record AwsProblem(string What, string Why, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"""
        {What}
          why: {Why}
          do:  {Remedy}
        """;
}
