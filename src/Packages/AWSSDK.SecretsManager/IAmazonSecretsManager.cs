using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager;

/// <summary>AWS Secrets Manager.</summary>
public interface IAmazonSecretsManager : IAmazonService, IDisposable
{
    /// <summary>Describes a secret without its value.</summary>
    /// <param name="request">Which secret.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InternalServiceErrorException">The service failed.</exception>
    /// <exception cref="InvalidParameterException">A parameter's name or value is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such secret.</exception>
    Task<DescribeSecretResponse> DescribeSecretAsync(DescribeSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a version of a secret, <c>AWSCURRENT</c> unless the request names another.</summary>
    /// <param name="request">Which secret, and which version of it.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="DecryptionFailureException">The KMS key could not decrypt the secret.</exception>
    /// <exception cref="InternalServiceErrorException">The service failed.</exception>
    /// <exception cref="InvalidParameterException">A parameter's name or value is not valid.</exception>
    /// <exception cref="InvalidRequestException">The secret's state does not allow the call; it may be marked for deletion.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such secret, or no such version of it.</exception>
    Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a call with this request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSecretsManagerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSecretsManagerClient(awsCredentials, (AmazonSecretsManagerConfig)clientConfig);
}
