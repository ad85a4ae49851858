using Amazon.Runtime.Internal;

namespace AWSSDK.Subset.Runtime;

/// <summary>How the SDK's own telemetry names the service.</summary>
internal sealed class JsonServiceMetadata(JsonService service) : IServiceMetadata
{
    public string ServiceId => service.ServiceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
