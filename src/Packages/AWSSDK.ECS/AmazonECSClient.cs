using Amazon.ECS.Model;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECS;

/// <summary>The client of Amazon Elastic Container Service; thread-safe, meant to be kept.</summary>
public partial class AmazonECSClient : JsonServiceClient, IAmazonECS
{
    /// <summary>Credentials and region as the SDK finds them: environment, profile, container, instance.</summary>
    public AmazonECSClient()
        : base(new AmazonECSConfig())
    {
    }

    /// <summary>Credentials as the SDK finds them.</summary>
    public AmazonECSClient(RegionEndpoint region)
        : base(new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials as the SDK finds them.</summary>
    public AmazonECSClient(AmazonECSConfig config)
        : base(config)
    {
    }

    /// <summary>The region as the SDK finds it.</summary>
    public AmazonECSClient(AWSCredentials credentials)
        : this(credentials, new AmazonECSConfig())
    {
    }

    /// <summary>These credentials in this region.</summary>
    public AmazonECSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonECSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>These credentials with this configuration.</summary>
    public AmazonECSClient(AWSCredentials credentials, AmazonECSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key; the region as the SDK finds it.</summary>
    public AmazonECSClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey))
    {
    }

    /// <summary>An access key in this region.</summary>
    public AmazonECSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
    {
    }

    /// <summary>An access key with this configuration.</summary>
    public AmazonECSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonECSConfig clientConfig)
        : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    /// <summary>A temporary access key; the region as the SDK finds it.</summary>
    public AmazonECSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken))
    {
    }

    /// <summary>A temporary access key in this region.</summary>
    public AmazonECSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), region)
    {
    }

    /// <summary>A temporary access key with this configuration.</summary>
    public AmazonECSClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonECSConfig clientConfig)
        : this(new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken), clientConfig)
    {
    }

    private protected override JsonService Service => ECSService.Description;

    /// <inheritdoc/>
    public virtual Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.RegisterTaskDefinition, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeTaskDefinition, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.ListTaskDefinitions, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.RunTask, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeTasks, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.StopTask, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.ListTasks, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeServices, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeClusters, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.CreateService, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.UpdateService, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.ListServiceDeployments, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeServiceDeployments, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(ECSService.DescribeServiceRevisions, request, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));
}
