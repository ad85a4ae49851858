namespace OpsBuild.Workflows;

/// <summary>What GitHub evaluates before a step begins.</summary>
public static class Expression
{
    /// <summary>The text in the brackets that GitHub looks for.</summary>
    public static string Of(string text) => $"${{{{ {text} }}}}";
}
