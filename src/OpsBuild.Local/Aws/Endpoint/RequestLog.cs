using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>One JSON object per request: what was asked and what came of it, never a body, a header of authorization or a value.</summary>
internal sealed class RequestLog(string file, TimeProvider time)
{
    private readonly Lock gate = new();

    public void Write(string requestId, string service, AwsAnswer answer, TimeSpan took, string? userAgent, string? detail)
    {
        var line = new JsonObject
        {
            ["time"] = time.GetUtcNow().ToString("O"),
            ["request_id"] = requestId,
            ["service"] = service,
            ["operation"] = answer.Operation,
            ["status"] = answer.Status,
            ["error_code"] = answer.ErrorCode,
            ["detail"] = detail,
            ["elapsed_ms"] = Math.Round(took.TotalMilliseconds, 1),
            ["user_agent"] = userAgent,
        };
        lock (gate)
            File.AppendAllText(file, line.ToJsonString() + "\n");
    }
}
