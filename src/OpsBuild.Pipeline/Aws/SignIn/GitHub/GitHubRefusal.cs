using Amazon.Runtime;

namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>Why STS does not let a job be a role, with what would have to stand in the role's trust policy.</summary>
internal static class GitHubRefusal
{
    private const string Provider = "token.actions.githubusercontent.com";

    /// <summary>The problem; null where the failure is none of the role's.</summary>
    public static AwsProblem? Of(AmazonServiceException refused, GitHubSignIn signIn, GitHubClaims? claims) => refused.ErrorCode switch
    {
        "AccessDenied" or "AccessDeniedException" => new AwsProblem(
            $"STS does not let the job be {signIn.Role}.", $"{Said(refused)}{Shown(claims)}",
            $"Let the role's trust policy have this condition (both forms of the subject, since GitHub changes from the first to the second):\n{Condition(claims)}"),
        "InvalidIdentityToken" or "InvalidIdentityTokenException" => new AwsProblem(
            $"The role's account does not know GitHub's tokens, so the job cannot be {signIn.Role}.", $"{Said(refused)}{Shown(claims)}",
            $"Add the identity provider https://{Provider} with the audience {GitHubTokens.Audience} to the account (aws_iam_openid_connect_provider)."),
        "ValidationError" or "ValidationException" => new AwsProblem(
            $"STS does not take the request to be {signIn.Role}.", Said(refused),
            "Where it names DurationSeconds, raise the role's maximum session duration (max_session_duration) or lower --deploy-timeout; else correct the role's ARN."),
        "ExpiredTokenException" or "ExpiredToken" => new AwsProblem(
            $"The job's token was no longer good when STS saw it, so it is not {signIn.Role}.", Said(refused), "Run the job again; on a runner of your own, set its clock."),
        _ => null,
    };

    /// <summary>The condition of a trust policy that takes this job.</summary>
    public static string Condition(GitHubClaims? claims)
    {
        var subjects = claims?.Subjects ?? ["repo:OWNER/REPOSITORY:environment:NAME"];
        return $$"""
                   "Condition": { "StringEquals": {
                     "{{Provider}}:aud": "{{GitHubTokens.Audience}}",
                     "{{Provider}}:sub": [{{string.Join(", ", subjects.Select(subject => $"\"{subject}\""))}}] } }
            """;
    }

    private static string Said(AmazonServiceException refused) => $"STS answers {refused.ErrorCode}: {refused.Message}";

    private static string Shown(GitHubClaims? claims) => claims is null ? "" : $"; the job's token says sub {claims.Subject}, aud {claims.Audience}";
}
