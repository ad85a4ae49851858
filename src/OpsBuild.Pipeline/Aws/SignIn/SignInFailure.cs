using System.Net.Sockets;
using Amazon.Runtime;
using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>Why AWS does not say who the credentials are, in words for whoever can change it.</summary>
internal static class SignInFailure
{
    /// <summary>The problem; null where the error is none of signing in.</summary>
    public static AwsProblem? Of(Exception error, AwsEnvironmentSettings settings, AwsSignIn signIn) => error switch
    {
        AmazonServiceException { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" } => new AwsProblem(
            $"The AWS credentials of the environment {settings.Name} have expired.", $"{signIn.Way}: {Said(error)}", Renew(settings)),
        AmazonServiceException { ErrorCode: "InvalidClientTokenId" or "UnrecognizedClientException" or "SignatureDoesNotMatch" or "InvalidSignatureException" or "AuthFailure" or "IncompleteSignature" } => new AwsProblem(
            $"AWS does not know the credentials of the environment {settings.Name}.", $"{signIn.Way}: {Said(error)}",
            $"{Renew(settings)} Check this machine's clock and {Parameters.Region.Name} ({settings.Region}) too."),
        AmazonServiceException { ErrorCode: "AccessDenied" or "AccessDeniedException" } => new AwsProblem(
            $"The role of the environment {settings.Name} cannot be taken.", $"{signIn.Way}: {Said(error)}",
            "Look at the role's trust policy, and at policies of the organization that deny STS."),
        HttpRequestException or SocketException or IOException or OperationCanceledException or AmazonServiceException { InnerException: HttpRequestException or OperationCanceledException } => new AwsProblem(
            $"AWS cannot be reached for the environment {settings.Name}.", $"{signIn.Way}: {Root(error)}",
            $"See that {Parameters.Region.Name} ({settings.Region}) is a region, and that a proxy (HTTPS_PROXY) or AWS_ENDPOINT_URL leads somewhere."),
        AmazonServiceException => new AwsProblem(
            $"AWS does not say who the credentials of the environment {settings.Name} are.", $"{signIn.Way}: {Said(error)}", "Run again; if it stays, look at the health of AWS STS."),
        // The credentials themselves could not be had: no role on this machine, a token of single sign-on that is over, a process that failed.
        AmazonClientException or InvalidOperationException => new AwsProblem(
            $"There are no AWS credentials for the environment {settings.Name}.", $"{signIn.Way}: {error.Message}", Renew(settings)),
        _ => null,
    };

    private static string Renew(AwsEnvironmentSettings settings) => settings.AwsProfile is { } profile
        ? $"Sign in again: aws sso login --profile {profile}, or renew the profile's keys."
        : $"Sign in again, or name a profile with {Parameters.Profile.Places(settings.Name)}; on GitHub Actions, see that configure-aws-credentials ran and its session is long enough.";

    private static string Said(Exception error) => error is AmazonServiceException { ErrorCode: { Length: > 0 } code } service
        ? $"STS answers {code}: {service.Message}"
        : error.Message;

    private static string Root(Exception error) => error is OperationCanceledException ? "no answer in time" : error.GetBaseException().Message;
}
