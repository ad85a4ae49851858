namespace AWSSDK.Testing;

/// <summary>What the server is to answer.</summary>
public sealed record Answer(int Status, string Body, string ContentType = "application/x-amz-json-1.1", string? ErrorTypeHeader = null)
{
    public static Answer Json(string body) => new(200, body);

    public static Answer Error(string code, string message = "as the test wants", int status = 400) =>
        new(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""");
}
