using System.Text.Json.Serialization;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECR;

/// <summary>The service's closed vocabularies, which are text on the wire.</summary>
internal static class ECRConstants
{
    public static IEnumerable<JsonConverter> Converters { get; } =
    [
        new ConstantConverter<ImageFailureCode>(ImageFailureCode.FindValue),
        new ConstantConverter<ImageTagMutability>(ImageTagMutability.FindValue),
        new ConstantConverter<ScanStatus>(ScanStatus.FindValue),
    ];
}
