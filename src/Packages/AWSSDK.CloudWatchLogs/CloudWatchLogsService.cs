using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using AWSSDK.Subset.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The service's facts, errors and operations. An operation is one line here, one in the client and one in the interface.</summary>
internal static class CloudWatchLogsService
{
    public static JsonService Description { get; } = new()
    {
        ServiceId = "CloudWatch Logs",
        Namespace = "Amazon.CloudWatchLogs",
        EndpointPrefix = "logs",
        SigningName = "logs",
        TargetPrefix = "Logs_20140328",
        ApiVersion = "2014-03-28",
        RegionsWithFipsOnTheOrdinaryHost = ["us-gov-east-1", "us-gov-west-1"],
    };

    private static readonly AwsJson Json =
        new(CloudWatchLogsJson.Default, JsonNamingPolicy.CamelCase, new MillisecondTimestampConverter(), CloudWatchLogsConstants.Converters);

    private static readonly ServiceErrors Errors =
        new ServiceErrors(e => new AmazonCloudWatchLogsException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("InvalidParameterException", e => new InvalidParameterException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ResourceNotFoundException", e => new ResourceNotFoundException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status))
            .With("ServiceUnavailableException", e => new ServiceUnavailableException(e.Message, e.Cause, e.Type, e.Code, e.RequestId, e.Status));

    public static JsonOperation<GetLogEventsRequest, GetLogEventsResponse> GetLogEvents { get; } =
        new(Description, "GetLogEvents", Json, Errors);

    public static JsonOperation<FilterLogEventsRequest, FilterLogEventsResponse> FilterLogEvents { get; } =
        new(Description, "FilterLogEvents", Json, Errors);

    public static JsonOperation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> DescribeLogStreams { get; } =
        new(Description, "DescribeLogStreams", Json, Errors);
}
