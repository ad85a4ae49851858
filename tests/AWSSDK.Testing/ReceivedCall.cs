using System.Text.Json;

namespace AWSSDK.Testing;

/// <summary>One request as the server got it.</summary>
public sealed record ReceivedCall(string Target, string ContentType, string AccessKey, string? SessionToken, JsonElement Body, string? SignatureFailure);
