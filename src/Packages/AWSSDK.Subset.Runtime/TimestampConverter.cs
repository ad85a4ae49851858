using System.Text.Json;
using System.Text.Json.Serialization;

namespace AWSSDK.Subset.Runtime;

/// <summary>Times are seconds since 1970, UTC, with a fraction (AWS JSON 1.1 protocol, timestamp serialization).</summary>
internal sealed class TimestampConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddSeconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
}
