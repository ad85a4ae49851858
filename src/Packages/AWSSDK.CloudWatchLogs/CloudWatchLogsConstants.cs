using System.Text.Json.Serialization;
using AWSSDK.Subset.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The service's closed vocabularies, which are text on the wire.</summary>
internal static class CloudWatchLogsConstants
{
    public static IEnumerable<JsonConverter> Converters { get; } =
    [
        new ConstantConverter<OrderBy>(OrderBy.FindValue),
    ];
}
