using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>Asks STS who the credentials are, and refuses another account than the one that is meant.</summary>
internal sealed class CallerCheck(AwsEnvironmentSettings settings, AwsSignIn signIn)
{
    /// <summary>How long the answer may take, signing in by a role or a machine's metadata included.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>The caller's ARN.</returns>
    /// <exception cref="AwsEnvironmentException">The credentials are not valid, or of another account; or STS cannot be asked.</exception>
    public async Task<string> RunAsync(IAmazonSecurityTokenService sts, CancellationToken cancellationToken)
    {
        var caller = await AskAsync(sts, cancellationToken);
        return caller.Account == settings.Account ? caller.Arn : throw new AwsEnvironmentException(OtherAccount(caller));
    }

    private async Task<GetCallerIdentityResponse> AskAsync(IAmazonSecurityTokenService sts, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), limit.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && SignInFailure.Of(error, settings, signIn) is { } problem)
        {
            throw new AwsEnvironmentException(problem, error);
        }
    }

    private AwsProblem OtherAccount(GetCallerIdentityResponse caller) => new(
        $"The credentials belong to account {caller.Account}, and the environment {settings.Name} is account {settings.Account}: nothing else was asked of AWS.",
        $"{signIn.Way} is {caller.Arn}",
        $"Sign in to account {settings.Account} and name its profile ({Parameters.Profile.Places(settings.Name)}); if the account is meant after all, correct {Parameters.Account.Places(settings.Name)}.");
}
