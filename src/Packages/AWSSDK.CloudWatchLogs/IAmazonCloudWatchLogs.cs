using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>Amazon CloudWatch Logs.</summary>
public interface IAmazonCloudWatchLogs : IAmazonService, IDisposable
{
    /// <summary>
    /// Reads a page of one log stream. A page may be empty while later ones are not; the end is where the token that was sent comes back.
    /// </summary>
    /// <param name="request">Which stream, from where, in which direction.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such log group or log stream. A container that has not written yet has no stream.</exception>
    /// <exception cref="ServiceUnavailableException">The service cannot take the request now.</exception>
    Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Searches the streams of a log group, a page at a time. A page may be empty while later ones are not.</summary>
    /// <param name="request">What to search for, and where.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such log group or log stream. A container that has not written yet has no stream.</exception>
    /// <exception cref="ServiceUnavailableException">The service cannot take the request now.</exception>
    Task<FilterLogEventsResponse> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the streams of a log group, a page at a time.</summary>
    /// <param name="request">Which group, and which of its streams.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits for a retry.</param>
    /// <exception cref="InvalidParameterException">A parameter is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such log group or log stream. A container that has not written yet has no stream.</exception>
    /// <exception cref="ServiceUnavailableException">The service cannot take the request now.</exception>
    Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(DescribeLogStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a call with this request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchLogsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudWatchLogsClient(awsCredentials, (AmazonCloudWatchLogsConfig)clientConfig);
}
