using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Reads members of a request; one of the wrong type is refused as AWS refuses it.</summary>
internal static class SecretInput
{
    public static string? Text(JsonObject input, string member) => input[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new AwsErrorException("SerializationException", $"The member '{member}' must be a string."),
    };

    public static string RequiredText(JsonObject input, string member) => Text(input, member) is { Length: > 0 } text
        ? text
        : throw new AwsErrorException(
            "ValidationException", $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must not be null");

    public static bool Flag(JsonObject input, string member) => input[member]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new AwsErrorException("SerializationException", $"The member '{member}' must be true or false."),
    };

    public static IReadOnlyList<string>? Texts(JsonObject input, string member) => input[member] switch
    {
        null => null,
        JsonArray array when array.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. array.Select(item => item!.GetValue<string>())],
        _ => throw new AwsErrorException("SerializationException", $"The member '{member}' must be a list of strings."),
    };

    /// <summary>The value, text or bytes; null when the request brings none.</summary>
    public static SecretContent? Content(JsonObject input) => (Text(input, "SecretString"), Text(input, "SecretBinary")) switch
    {
        (null, null) => null,
        (not null, not null) => throw new AwsErrorException(
            "InvalidParameterException", "You can't specify both a binary secret value and a string secret value in the same secret."),
        var (text, base64) => new SecretContent(text, base64),
    };

    /// <summary>JSON 1.1's form of a time: seconds since 1970, with a fraction.</summary>
    public static double Time(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
