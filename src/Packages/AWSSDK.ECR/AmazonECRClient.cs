using Amazon.ECR.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECR;

/// <summary>The client of Amazon Elastic Container Registry; thread-safe, meant to be kept.</summary>
public partial class AmazonECRClient : JsonServiceClient, IAmazonECR
{
    /// <summary>Credentials and region as the SDK finds them: environment, profile, container, instance.</summary>
    public AmazonECRClient()
        : base(new AmazonECRConfig())
    {
    }

    /// <summary>Credentials as the SDK finds them.</summary>
    public AmazonECRClient(RegionEndpoint region)
        : base(new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as the SDK finds them.</summary>
    public AmazonECRClient(AmazonECRConfig config)
        : base(config)
    {
    }

    /// <summary>The region as the SDK finds it.</summary>
    public AmazonECRClient(AWSCredentials credentials)
        : this(credentials, new AmazonECRConfig())
    {
    }

    /// <summary>These credentials in this region.</summary>
    public AmazonECRClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials with this configuration.</summary>
    public AmazonECRClient(AWSCredentials credentials, AmazonECRConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key; the region as the SDK finds it.</summary>
    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    /// <summary>An access key in this region.</summary>
    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    /// <summary>An access key with this configuration.</summary>
    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonECRConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    /// <summary>A temporary access key; the region as the SDK finds it.</summary>
    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    /// <summary>A temporary access key in this region.</summary>
    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    /// <summary>A temporary access key with this configuration.</summary>
    public AmazonECRClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonECRConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    private protected override JsonService Service => ECRService.Description;

    /// <inheritdoc/>
    public virtual Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(
        GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.GetAuthorizationToken, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(
        DescribeRepositoriesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.DescribeRepositories, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.DescribeImages, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<BatchGetImageResponse> BatchGetImageAsync(BatchGetImageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.BatchGetImage, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(
        GetDownloadUrlForLayerRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.GetDownloadUrlForLayer, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeImageScanFindingsResponse> DescribeImageScanFindingsAsync(
        DescribeImageScanFindingsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECRService.DescribeImageScanFindings, request, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));
}
