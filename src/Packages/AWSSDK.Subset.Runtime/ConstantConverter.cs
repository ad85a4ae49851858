using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace AWSSDK.Subset.Runtime;

/// <summary>A word of one of a service's vocabularies. Words that came after this version are kept as they are.</summary>
internal sealed class ConstantConverter<T>(Func<string, T> find) : JsonConverter<T>
    where T : ConstantClass
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } value ? find(value) : null;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
