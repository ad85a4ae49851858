using System.Text.Json;
using Amazon.ECR.Model;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECR;

/// <summary>The service's facts, errors and operations. An operation is one line here, one in the client and one in the interface.</summary>
internal static class ECRService
{
    public static JsonService Description { get; } = new()
    {
        ServiceId = "ECR",
        Namespace = "Amazon.ECR",
        EndpointPrefix = "api.ecr",
        DualStackPrefix = "ecr",
        SigningName = "ecr",
        TargetPrefix = "AmazonEC2ContainerRegistry_V20150921",
        ApiVersion = "2015-09-21",
    };

    private static readonly AwsJson Json = new(ECRJson.Default, JsonNamingPolicy.CamelCase, new TimestampConverter(), ECRConstants.Converters);

    private static readonly ServiceErrors Errors =
        new ServiceErrors(e => new AmazonECRException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ImageNotFoundException", e => new ImageNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("InvalidParameterException", e => new InvalidParameterException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("LayerInaccessibleException", e => new LayerInaccessibleException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("LayersNotFoundException", e => new LayersNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("LimitExceededException", e => new LimitExceededException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("RepositoryNotFoundException", e => new RepositoryNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ScanNotFoundException", e => new ScanNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ServerException", e => new ServerException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("UnableToGetUpstreamImageException", e => new UnableToGetUpstreamImageException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("UnableToGetUpstreamLayerException", e => new UnableToGetUpstreamLayerException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ValidationException", e => new ValidationException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status));

    public static JsonOperation<GetAuthorizationTokenRequest, GetAuthorizationTokenResponse> GetAuthorizationToken { get; } =
        new(Description, "GetAuthorizationToken", Json, Errors);

    public static JsonOperation<DescribeRepositoriesRequest, DescribeRepositoriesResponse> DescribeRepositories { get; } =
        new(Description, "DescribeRepositories", Json, Errors);

    public static JsonOperation<DescribeImagesRequest, DescribeImagesResponse> DescribeImages { get; } =
        new(Description, "DescribeImages", Json, Errors);

    public static JsonOperation<BatchGetImageRequest, BatchGetImageResponse> BatchGetImage { get; } =
        new(Description, "BatchGetImage", Json, Errors);

    public static JsonOperation<GetDownloadUrlForLayerRequest, GetDownloadUrlForLayerResponse> GetDownloadUrlForLayer { get; } =
        new(Description, "GetDownloadUrlForLayer", Json, Errors);

    public static JsonOperation<DescribeImageScanFindingsRequest, DescribeImageScanFindingsResponse> DescribeImageScanFindings { get; } =
        new(Description, "DescribeImageScanFindings", Json, Errors);
}
