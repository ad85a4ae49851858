using System.Text.Json;
using OpsBuild.Batch.Logging;
using OpsBuild.Batch.Secrets;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Batch.Tests.Logging;

public sealed class A_log_line
{
    [Fact]
    public void is_one_JSON_object_with_time_level_message_and_fields()
    {
        var line = Write(log => log.Information("Applied {Version} ({StatementCount} statements) in {ElapsedMs:0} ms", "20260114093000", 3, 12.6));

        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(["time", "level", "msg", "version", "statement_count", "elapsed_ms"], json.EnumerateObject().Select(field => field.Name));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.GetProperty("time").GetString());
        Assert.Equal("INFO", json.GetProperty("level").GetString());
        Assert.Equal("Applied 20260114093000 (3 statements) in 13 ms", json.GetProperty("msg").GetString());
        Assert.Equal(3, json.GetProperty("statement_count").GetInt32());
        Assert.Equal(12.6, json.GetProperty("elapsed_ms").GetDouble());
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "TRACE")]
    [InlineData(LogEventLevel.Debug, "DEBUG")]
    [InlineData(LogEventLevel.Information, "INFO")]
    [InlineData(LogEventLevel.Warning, "WARN")]
    [InlineData(LogEventLevel.Error, "ERROR")]
    [InlineData(LogEventLevel.Fatal, "FATAL")]
    public void names_its_level_as_other_programs_do(LogEventLevel level, string name) =>
        Assert.Equal(name, Read(log => log.Write(level, "x")).GetProperty("level").GetString());

    [Fact]
    public void keeps_the_kind_of_every_value()
    {
        var json = Read(log => log.Information(
            "{Text} {Truth} {Nothing} {Whole} {Exact} {Infinite} {Several} {Pairs}",
            "a\"b\nc", true, null, long.MaxValue, 1.25m, double.PositiveInfinity, new[] { 1, 2 }, new Dictionary<string, int> { ["a"] = 1 }));

        Assert.Equal("a\"b\nc", json.GetProperty("text").GetString());
        Assert.True(json.GetProperty("truth").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("nothing").ValueKind);
        Assert.Equal(long.MaxValue, json.GetProperty("whole").GetInt64());
        Assert.Equal(1.25m, json.GetProperty("exact").GetDecimal());
        Assert.Equal("Infinity", json.GetProperty("infinite").GetString());
        Assert.Equal([1, 2], json.GetProperty("several").EnumerateArray().Select(item => item.GetInt32()));
        Assert.Equal(1, json.GetProperty("pairs").GetProperty("a").GetInt32());
    }

    [Fact]
    public void tells_an_exception_with_its_causes()
    {
        var json = Read(log => log.Error(new InvalidOperationException("outer", new TimeoutException("inner")), "It failed"));

        var error = json.GetProperty("error");
        Assert.Equal("System.InvalidOperationException", error.GetProperty("type").GetString());
        Assert.Equal("outer", error.GetProperty("message").GetString());
        Assert.Equal("inner", error.GetProperty("cause").GetProperty("message").GetString());
    }

    [Fact]
    public void never_has_two_fields_of_one_name()
    {
        var json = Read(log => log.Information("{Level} {Time} {Error}", "a", "b", "c"));

        Assert.Equal("INFO", json.GetProperty("level").GetString());
        Assert.Equal("a", json.GetProperty("level_value").GetString());
        Assert.Equal("c", json.GetProperty("error_value").GetString());
    }

    [Fact]
    public void shows_a_secret_value_as_stars()
    {
        var line = Write(log => log.Information("{Password}", new SecretValue("hunter2-marker")));

        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
        Assert.Contains("***", line, StringComparison.Ordinal);
    }

    private static JsonElement Read(Action<ILogger> write) => JsonDocument.Parse(Write(write)).RootElement;

    private static string Write(Action<ILogger> write)
    {
        using var stream = new MemoryStream();
        using var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new StandardOutput(stream, new SecretMask())).CreateLogger();
        write(log);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
