namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>A job's token, good for minutes; prints as stars.</summary>
internal sealed class GitHubToken(string text)
{
    /// <summary>What it says; null where it cannot be read.</summary>
    public GitHubClaims? Claims { get; } = GitHubClaims.Read(text);

    public string Reveal() => text;

    public override string ToString() => "***";
}
