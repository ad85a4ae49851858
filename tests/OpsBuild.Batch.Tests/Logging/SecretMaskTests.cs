using System.Net;
using System.Text.Json;
using OpsBuild.Batch.Logging;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using Serilog;

namespace OpsBuild.Batch.Tests.Logging;

public sealed class The_mask
{
    private const string Password = """p'a"s\s w/o@r%d$é+<&>""";

    public static TheoryData<string> Forms =>
    [
        Password,
        JsonSerializer.Serialize(Password).Trim('"'),
        Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        Uri.EscapeDataString(Password),
        WebUtility.UrlEncode(Password),
        Uri.EscapeDataString(Password).Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%5C", "%5c", StringComparison.Ordinal)
            .Replace("%C3%A9", "%c3%a9", StringComparison.Ordinal).Replace("%2B", "%2b", StringComparison.Ordinal)
            .Replace("%3C", "%3c", StringComparison.Ordinal).Replace("%3E", "%3e", StringComparison.Ordinal),
        Password.Replace("'", "''", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void replaces_the_secret_in_every_writing(string form)
    {
        var mask = new SecretMask();
        mask.Add(new SecretValue(Password));

        Assert.Equal("before *** after", mask.Apply($"before {form} after"));
    }

    [Fact]
    public void covers_messages_fields_exceptions_and_the_result()
    {
        var mask = new SecretMask();
        mask.Add(new SecretValue(Password));
        using var stream = new MemoryStream();
        var lines = new StandardOutput(stream, mask);
        using var log = new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger();

        log.Error(new InvalidOperationException(Password, new TimeoutException(Password)), $"literal {Password.Replace("{", "{{", StringComparison.Ordinal)} {{Field}} {{Listed}}",
            Password, new[] { Password });
        lines.End(ResultLine.Of(
            BatchResult.Of(Outcome.UnexpectedError, new Finding("reason", Password, Password, Password)), "run-1", "apply_db_migration", DateTimeOffset.UtcNow, mask));

        var output = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.All(Texts(JsonDocument.Parse(line).RootElement), text => Assert.DoesNotContain(Password, text, StringComparison.Ordinal));
    }

    [Fact]
    public void leaves_the_verdict_readable_whatever_the_secret_is()
    {
        var mask = new SecretMask();
        foreach (var secret in new[] { "batch result", "applied", "run-1", "exit_code", "apply_db_migration" })
            mask.Add(new SecretValue(secret));

        var line = JsonDocument.Parse(ResultLine.Of(new BatchResult(Outcome.Applied, []), "run-1", "apply_db_migration", DateTimeOffset.UtcNow, mask)).RootElement;

        Assert.Equal("batch result", line.GetProperty("msg").GetString());
        Assert.Equal("applied", line.GetProperty("outcome").GetString());
        Assert.Equal("run-1", line.GetProperty("run_id").GetString());
        Assert.Equal("apply_db_migration", line.GetProperty("command").GetString());
        Assert.Equal(0, line.GetProperty("exit_code").GetInt32());
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
