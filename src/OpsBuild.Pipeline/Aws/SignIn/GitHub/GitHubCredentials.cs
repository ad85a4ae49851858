using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>
/// The credentials of a role that trusts the job. Whoever asks for them gets ones that are good for a while: a new token is exchanged for new ones before the old
/// ones end.
/// </summary>
internal sealed class GitHubCredentials : RefreshingAWSCredentials
{
    private readonly GitHubSignIn signIn;
    private readonly GitHubTokens tokens;
    private readonly Func<IAmazonSecurityTokenService> sts;
    private readonly TimeSpan session;
    private readonly Action<string> hide;
    private readonly TimeSpan margin;

    /// <param name="signIn">The role and the job.</param>
    /// <param name="tokens">The job's tokens.</param>
    /// <param name="sts">STS without credentials of its own: the token is what the request shows.</param>
    /// <param name="session">How long credentials are asked for: 15 minutes to what the role allows.</param>
    /// <param name="margin">How long credentials must still be good for a program that cannot renew them; with less left, the SDK's clients get new ones in the background.</param>
    /// <param name="hide">Has the runner strike out a secret wherever it is printed.</param>
    public GitHubCredentials(GitHubSignIn signIn, GitHubTokens tokens, Func<IAmazonSecurityTokenService> sts, TimeSpan session, TimeSpan margin, Action<string> hide)
    {
        (this.signIn, this.tokens, this.sts, this.session, this.hide) = (signIn, tokens, sts, session, hide);
        PreemptExpiryTime = this.margin = margin;
    }

    /// <summary>Credentials that are still good for the margin: the SDK itself hands on old ones to their very end, and asks for new ones beside that.</summary>
    public ImmutableCredentials ForProgram()
    {
        if (currentState is not { } state || state.Expiration.ToUniversalTime() - margin <= DateTime.UtcNow)
            ClearCredentials();
        return GetCredentials();
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    /// <exception cref="AwsEnvironmentException">GitHub gives no token, or STS does not take it.</exception>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var token = await tokens.RequestAsync(CancellationToken.None).ConfigureAwait(false);
        hide(token.Reveal());
        using var client = sts();
        try
        {
            var answer = await client.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = signIn.Role,
                RoleSessionName = signIn.SessionName,
                WebIdentityToken = token.Reveal(),
                DurationSeconds = (int)session.TotalSeconds,
            }).ConfigureAwait(false);
            var keys = answer.Credentials;
            hide(keys.SecretAccessKey);
            hide(keys.SessionToken);
            return new CredentialsRefreshState(new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value.ToUniversalTime());
        }
        catch (AmazonServiceException refused) when (GitHubRefusal.Of(refused, signIn, token.Claims) is { } problem)
        {
            throw new AwsEnvironmentException(problem, refused);
        }
    }
}
