using Amazon.ECR.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ECR;

/// <summary>Amazon Elastic Container Registry.</summary>
public interface IAmazonECR : IAmazonService, IDisposable
{
    /// <summary>Gives a token with which the registries that the caller may use can be signed in to, for 12 hours.</summary>
    /// <param name="request">Nothing to say.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes repositories, a page at a time; one that is named and missing fails the call.</summary>
    /// <param name="request">Which ones; none named means all.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="RepositoryNotFoundException">There is no such repository in this registry.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(DescribeRepositoriesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes images of a repository, a page at a time; one that is named and missing fails the call.</summary>
    /// <param name="request">Which ones; none named means all.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="ImageNotFoundException">The repository has no such image.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="RepositoryNotFoundException">There is no such repository in this registry.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the manifests of up to 100 images. One that is missing is no exception: it is in <see cref="BatchGetImageResponse.Failures"/>.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="LimitExceededException">A limit of the account is exceeded.</exception>
    /// <exception cref="RepositoryNotFoundException">There is no such repository in this registry.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="UnableToGetUpstreamImageException">The image could not be fetched by a pull-through cache rule.</exception>
    Task<BatchGetImageResponse> BatchGetImageAsync(BatchGetImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives an address from which a layer, or an image's configuration, can be read without a sign-in, for about an hour.</summary>
    /// <param name="request">Which layer.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="LayerInaccessibleException">The layer is there, but its image is not available any more, or not scanned yet.</exception>
    /// <exception cref="LayersNotFoundException">The repository has no such layer.</exception>
    /// <exception cref="RepositoryNotFoundException">There is no such repository in this registry.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="UnableToGetUpstreamLayerException">The layer could not be fetched by a pull-through cache rule.</exception>
    Task<GetDownloadUrlForLayerResponse> GetDownloadUrlForLayerAsync(GetDownloadUrlForLayerRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells how far the scan of an image is, and how much it has found.</summary>
    /// <param name="request">Which image.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="ImageNotFoundException">The repository has no such image.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="RepositoryNotFoundException">There is no such repository in this registry.</exception>
    /// <exception cref="ScanNotFoundException">The image was never scanned.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ValidationException">The request is not valid for the account's scanning configuration.</exception>
    Task<DescribeImageScanFindingsResponse> DescribeImageScanFindingsAsync(DescribeImageScanFindingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a call with this request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonECRConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonECRClient(awsCredentials, (AmazonECRConfig)clientConfig);
}
