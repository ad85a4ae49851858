using System.Text.Json;
using System.Text.Json.Serialization;

namespace AWSSDK.Subset.Runtime;

/// <summary>Blobs are Base64 text on the wire and a <see cref="MemoryStream"/> in the model, as the official packages have it.</summary>
internal sealed class BlobConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToArray());
}
