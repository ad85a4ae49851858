using System.Text.Json;
using Amazon.ECS.Model;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECS;

/// <summary>The service's facts, errors and operations. An operation is one line here, one in the client and one in the interface.</summary>
internal static class ECSService
{
    public static JsonService Description { get; } = new()
    {
        ServiceId = "ECS",
        Namespace = "Amazon.ECS",
        EndpointPrefix = "ecs",
        SigningName = "ecs",
        TargetPrefix = "AmazonEC2ContainerServiceV20141113",
        ApiVersion = "2014-11-13",
    };

    private static readonly AwsJson Json = new(
        ECSJson.Default, JsonNamingPolicy.CamelCase, new TimestampConverter(), ECSConstants.Converters,
        new IdempotencyToken(typeof(RunTaskRequest), "clientToken"));

    private static readonly ServiceErrors Errors =
        new ServiceErrors(e => new AmazonECSException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("AccessDeniedException", e => new AccessDeniedException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("BlockedException", e => new BlockedException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ClientException", e => new ClientException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ClusterNotFoundException", e => new ClusterNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ConflictException", Conflict)
            .With("InvalidParameterException", e => new InvalidParameterException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("LimitExceededException", e => new LimitExceededException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("PlatformTaskDefinitionIncompatibilityException",
                e => new PlatformTaskDefinitionIncompatibilityException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("PlatformUnknownException", e => new PlatformUnknownException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ServerException", e => new ServerException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ServiceNotFoundException", e => new ServiceNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ServiceNotActiveException", e => new ServiceNotActiveException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("UnsupportedFeatureException", e => new UnsupportedFeatureException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status));

    public static JsonOperation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> RegisterTaskDefinition { get; } =
        new(Description, "RegisterTaskDefinition", Json, Errors);

    public static JsonOperation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse> DescribeTaskDefinition { get; } =
        new(Description, "DescribeTaskDefinition", Json, Errors);

    public static JsonOperation<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse> ListTaskDefinitions { get; } =
        new(Description, "ListTaskDefinitions", Json, Errors);

    public static JsonOperation<RunTaskRequest, RunTaskResponse> RunTask { get; } =
        new(Description, "RunTask", Json, Errors);

    public static JsonOperation<DescribeTasksRequest, DescribeTasksResponse> DescribeTasks { get; } =
        new(Description, "DescribeTasks", Json, Errors);

    public static JsonOperation<StopTaskRequest, StopTaskResponse> StopTask { get; } =
        new(Description, "StopTask", Json, Errors);

    public static JsonOperation<ListTasksRequest, ListTasksResponse> ListTasks { get; } =
        new(Description, "ListTasks", Json, Errors);

    public static JsonOperation<DescribeServicesRequest, DescribeServicesResponse> DescribeServices { get; } =
        new(Description, "DescribeServices", Json, Errors);

    public static JsonOperation<DescribeClustersRequest, DescribeClustersResponse> DescribeClusters { get; } =
        new(Description, "DescribeClusters", Json, Errors);

    public static JsonOperation<CreateServiceRequest, CreateServiceResponse> CreateService { get; } =
        new(Description, "CreateService", Json, Errors);

    public static JsonOperation<UpdateServiceRequest, UpdateServiceResponse> UpdateService { get; } =
        new(Description, "UpdateService", Json, Errors);

    public static JsonOperation<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse> ListServiceDeployments { get; } =
        new(Description, "ListServiceDeployments", Json, Errors);

    public static JsonOperation<DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse> DescribeServiceDeployments { get; } =
        new(Description, "DescribeServiceDeployments", Json, Errors);

    public static JsonOperation<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse> DescribeServiceRevisions { get; } =
        new(Description, "DescribeServiceRevisions", Json, Errors);

    private static ConflictException Conflict(ServiceError error)
    {
        var conflict = new ConflictException(error.Message, error.Cause, error.Type, error.Code, error.RequestId, error.Status);
        conflict.ResourceIds = JsonSerializer.Deserialize(error.Body.Span, ECSJson.Default.ConflictDetails)?.ResourceIds ?? conflict.ResourceIds;
        return conflict;
    }
}
