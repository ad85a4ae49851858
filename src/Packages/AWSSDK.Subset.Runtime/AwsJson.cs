using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AWSSDK.Subset.Runtime;

/// <summary>The JSON dialect of AWS's JSON 1.1 protocol over a service's source-generated types.</summary>
internal sealed class AwsJson(IJsonTypeInfoResolver generated)
{
    private readonly JsonSerializerOptions _options = new()
    {
        TypeInfoResolver = generated.WithAddedModifier(KeepTheModelsMembers),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TimestampConverter(), new BlobConverter() },
    };

    public JsonTypeInfo TypeInfo(Type type) => _options.GetTypeInfo(type);

    /// <remarks>The SDK's base classes have members of their own (status code, content length): no body may set them.</remarks>
    private static void KeepTheModelsMembers(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].DeclaringType.Namespace == "Amazon.Runtime")
                type.Properties.RemoveAt(i);
        }
    }
}
