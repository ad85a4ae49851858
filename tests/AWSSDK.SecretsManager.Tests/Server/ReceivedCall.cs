using System.Text.Json;

namespace AWSSDK.SecretsManager.Tests.Server;

/// <summary>One request as the server got it.</summary>
internal sealed record ReceivedCall(string Target, string ContentType, string AccessKey, string? SessionToken, JsonElement Body, string? SignatureFailure);
