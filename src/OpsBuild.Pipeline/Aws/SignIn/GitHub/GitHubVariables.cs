namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>The variables by which a job of GitHub Actions gets to its own identity.</summary>
internal static class GitHubVariables
{
    /// <summary><c>true</c> on every runner.</summary>
    public const string Actions = "GITHUB_ACTIONS";

    /// <summary>Where the token is asked for; has a query already. There only for jobs with <c>id-token: write</c>.</summary>
    public const string RequestUrl = "ACTIONS_ID_TOKEN_REQUEST_URL";

    /// <summary>What the request is signed with; a secret.</summary>
    public const string RequestToken = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    public const string RunId = "GITHUB_RUN_ID";
    public const string RunAttempt = "GITHUB_RUN_ATTEMPT";
}
