using Amazon.ECS.Model;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Amazon Elastic Container Service.</summary>
public interface IAmazonECS : IAmazonService, IDisposable
{
    /// <summary>Registers a new revision of a task definition's family.</summary>
    /// <param name="request">The definition.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The definition as registered, with its ARN and its revision.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="LimitExceededException">A limit of the account is exceeded.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads one revision of a task definition, the newest active one when only the family is named.</summary>
    /// <param name="request">Which one.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists ARNs of task definitions, a page at a time.</summary>
    /// <param name="request">Which ones, and in which order.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts tasks. A task that cannot be placed is no exception: it is in <see cref="RunTaskResponse.Failures"/>.</summary>
    /// <param name="request">What to start, and where.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The tasks as they were accepted; they are not running yet.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="BlockedException">The AWS account is blocked.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="ConflictException">The client token was used before, with another request.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="PlatformTaskDefinitionIncompatibilityException">The platform version lacks what the task definition asks for.</exception>
    /// <exception cref="PlatformUnknownException">There is no such platform version.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="UnsupportedFeatureException">The region does not offer what is asked for.</exception>
    Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the state of up to 100 tasks. Stopped ones can be read for about an hour.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The tasks that are known; for each other one a failure with the reason <c>MISSING</c>.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a task: its containers get SIGTERM, then SIGKILL after their stop time-out.</summary>
    /// <param name="request">Which one, and why.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The task as it is now, still stopping.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists ARNs of tasks, a page at a time.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ServiceNotFoundException">There is no such service in this cluster.</exception>
    Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the state of up to 10 services.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The services that are known; for each other one a failure with the reason <c>MISSING</c>.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the state of up to 100 clusters.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <returns>The clusters that are known; for each other one a failure with the reason <c>MISSING</c>.</returns>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a service and begins its first deployment.</summary>
    /// <param name="request">The service.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a service; another task definition begins a deployment.</summary>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ServiceNotActiveException">The service was deleted, or is about to be.</exception>
    /// <exception cref="ServiceNotFoundException">There is no such service in this cluster.</exception>
    Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists a service's deployments, a page at a time, the newest first.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ServiceNotFoundException">There is no such service in this cluster.</exception>
    Task<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads up to 20 service deployments.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ServiceNotFoundException">There is no such service in this cluster.</exception>
    Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads up to 20 service revisions.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="AccessDeniedException">The caller may not do this; for a run it is often the missing <c>iam:PassRole</c>.</exception>
    /// <exception cref="ClientException">The request cannot be carried out: wrong identifiers, missing rights or a quota.</exception>
    /// <exception cref="ClusterNotFoundException">There is no such cluster in this region.</exception>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ServerException">The service failed on its own side.</exception>
    /// <exception cref="ServiceNotFoundException">There is no such service in this cluster.</exception>
    Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a call with this request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonECSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonECSClient(awsCredentials, (AmazonECSConfig)clientConfig);
}
