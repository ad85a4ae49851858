using System.Net.Sockets;
using Amazon.Runtime;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>What goes wrong with a call of AWS, as a value.</summary>
internal static class AwsFailure
{
    /// <summary>Errors of the service, of the SDK and of the network. A cancelled call is one too: who has a token asks it first.</summary>
    public static bool IsOne(Exception error) =>
        error is AmazonServiceException or AmazonClientException or ProcessAWSCredentialException or HttpRequestException or SocketException or IOException or OperationCanceledException;

    public static StartFailure.ApiError Of(string operation, Exception error) => new(operation, Code(error), Message(error));

    public static string Text(Exception error) => Code(error) is { Length: > 0 } code ? $"{code}: {error.Message}" : Message(error);

    /// <summary>An error that may be gone at the next try.</summary>
    public static bool MayPass(Exception error) =>
        error is not AmazonServiceException service
        || (int)service.StatusCode >= 500 || service.Retryable is not null || service.ErrorCode?.Contains("Throttl", StringComparison.Ordinal) == true;

    private static string Message(Exception error) => error is OperationCanceledException ? "AWS did not answer in time." : error.Message;

    private static string Code(Exception error) => (error as AmazonServiceException)?.ErrorCode ?? "";
}
