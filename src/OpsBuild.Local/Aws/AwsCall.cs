using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws;

/// <summary>A request whose signature was accepted.</summary>
/// <remarks><c>RequestId</c>: the id that the answer and the log carry.</remarks>
internal sealed record AwsCall(SignableRequest Request, SignatureOutcome.Accepted Caller, string RequestId);

/// <summary>An answer on its way out.</summary>
/// <remarks><c>Operation</c>: for the log; null when none was recognized. <c>ErrorCode</c>: null for success.</remarks>
internal sealed record AwsAnswer(int Status, string ContentType, byte[] Body, string? Operation, string? ErrorCode = null)
{
    /// <summary>Headers beside the content's.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
