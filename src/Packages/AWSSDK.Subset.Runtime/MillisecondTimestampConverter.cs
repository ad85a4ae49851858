using System.Text.Json;
using System.Text.Json.Serialization;

namespace AWSSDK.Subset.Runtime;

/// <summary>Times are whole milliseconds since 1970, UTC: what CloudWatch Logs models as numbers and the official package as times.</summary>
internal sealed class MillisecondTimestampConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddTicks(reader.GetInt64() * TimeSpan.TicksPerMillisecond);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond);
}
