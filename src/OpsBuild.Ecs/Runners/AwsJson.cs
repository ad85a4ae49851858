using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace OpsBuild.Ecs.Runners;

/// <summary>
/// Reads JSON in the shape of the ECS API into the SDK's own types. Their names differ in case alone, so every field of the API is covered
/// that the SDK knows; one which it does not know is an error here, where ecspresso would drop it.
/// </summary>
internal static class AwsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new ConstantClasses() },
    };

    /// <exception cref="TaskRequestException">It is no JSON, or not of that shape.</exception>
    public static T Read<T>(string json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new TaskRequestException($"The {what} cannot be sent to ECS: {error.Message}", "./build.sh VerifyTaskDefinitions names the line and what is expected there.", error);
        }
    }

    /// <summary>The SDK's open enumerations, such as <c>NetworkMode</c>: a class around the API's word.</summary>
    private sealed class ConstantClasses : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeof(ConstantClass).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

        private sealed class Converter<T> : JsonConverter<T> where T : ConstantClass
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                (T)Activator.CreateInstance(typeToConvert, reader.GetString())!;

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
    }
}
