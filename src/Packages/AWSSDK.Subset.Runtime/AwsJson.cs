using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon;

namespace AWSSDK.Subset.Runtime;

/// <summary>The JSON dialect of AWS's JSON 1.1 protocol over a service's source-generated types.</summary>
internal sealed class AwsJson
{
    private readonly JsonSerializerOptions _options;

    /// <param name="generated">The metadata of the service's requests and responses.</param>
    /// <param name="names">How a member is called on the wire; without one as in the model.</param>
    /// <param name="times">How a time is written; without one in seconds.</param>
    /// <param name="constants">What reads and writes the service's vocabularies.</param>
    /// <param name="tokens">Members, as called on the wire, that get a value of their own in each call when the caller gave none.</param>
    public AwsJson(
        IJsonTypeInfoResolver generated,
        JsonNamingPolicy? names = null,
        JsonConverter<DateTime>? times = null,
        IEnumerable<JsonConverter>? constants = null,
        params IReadOnlyList<IdempotencyToken> tokens)
    {
        _options = new JsonSerializerOptions
        {
            TypeInfoResolver = generated.WithAddedModifier(KeepTheModelsMembers).WithAddedModifier(LeaveOutWhatIsNotSet)
                .WithAddedModifier(type => GiveTokens(type, tokens)),
            PropertyNamingPolicy = names,
            Converters = { times ?? new TimestampConverter(), new BlobConverter() },
        };
        foreach (var converter in constants ?? [])
            _options.Converters.Add(converter);
    }

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

    /// <remarks>With <see cref="AWSConfigs.InitializeCollections"/> an empty collection means that nobody set it; else the caller wants it empty.</remarks>
    private static void LeaveOutWhatIsNotSet(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.ShouldSerialize = (_, value) => value is not null && !(value is ICollection { Count: 0 } && AWSConfigs.InitializeCollections);
    }

    /// <remarks>A request is written once and sent as often as it is retried, so all attempts of a call carry the same token.</remarks>
    private static void GiveTokens(JsonTypeInfo type, IReadOnlyList<IdempotencyToken> tokens)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get is { } given && tokens.Contains(new IdempotencyToken(type.Type, property.Name)))
                property.Get = request => given(request) ?? Guid.NewGuid().ToString();
        }
    }
}
