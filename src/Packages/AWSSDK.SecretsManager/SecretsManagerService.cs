using Amazon.SecretsManager.Model;
using AWSSDK.Subset.Runtime;

namespace Amazon.SecretsManager;

/// <summary>The service's facts, errors and operations. An operation is one line here, one in the client and one in the interface.</summary>
internal static class SecretsManagerService
{
    public static JsonService Description { get; } = new()
    {
        ServiceId = "Secrets Manager",
        Namespace = "Amazon.SecretsManager",
        EndpointPrefix = "secretsmanager",
        SigningName = "secretsmanager",
        TargetPrefix = "secretsmanager",
        ApiVersion = "2017-10-17",
        OrdinaryHostIsDualStack = true,
    };

    private static readonly AwsJson Json = new(SecretsManagerJson.Default);

    private static readonly ServiceErrors Errors =
        new ServiceErrors(e => new AmazonSecretsManagerException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("DecryptionFailure", e => new DecryptionFailureException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("InternalServiceError", e => new InternalServiceErrorException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("InvalidParameterException", e => new InvalidParameterException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("InvalidRequestException", e => new InvalidRequestException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ResourceNotFoundException", e => new ResourceNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status));

    public static JsonOperation<DescribeSecretRequest, DescribeSecretResponse> DescribeSecret { get; } = new(Description, "DescribeSecret", Json, Errors);

    public static JsonOperation<GetSecretValueRequest, GetSecretValueResponse> GetSecretValue { get; } = new(Description, "GetSecretValue", Json, Errors);
}
