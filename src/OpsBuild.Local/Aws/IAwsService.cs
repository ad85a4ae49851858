using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws;

/// <summary>One AWS service of the endpoint.</summary>
internal interface IAwsService
{
    /// <summary>The service's name in a signature's scope, which chooses the service: all share one address.</summary>
    string SigningName { get; }

    AwsAnswer Answer(AwsCall call);
}

/// <summary>How a protocol names and writes refusals.</summary>
internal interface IAwsProtocol
{
    AwsError Error(SignatureOutcome.Rejected rejected);

    AwsAnswer Write(AwsError error, string? operation, string requestId);
}
