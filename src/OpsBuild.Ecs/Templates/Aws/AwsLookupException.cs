using Amazon.Runtime;

namespace OpsBuild.Ecs.Templates.Aws;

/// <summary>AWS did not answer a template's question: whether the thing is there is not known.</summary>
public sealed class AwsLookupException(string thing, string function, string permission, Exception cause) : Exception($"""
    A template asks for {thing} ({function}), and AWS does not answer.
      why: {Why(cause)}
      do:  See that the credentials may {permission}, and that the service can be reached.
    """, cause)
{
    internal static bool Explains(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && error is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException;

    private static string Why(Exception cause) => cause switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{code}: {cause.Message}",
        OperationCanceledException => "no answer in time",
        _ => cause.Message,
    };
}
