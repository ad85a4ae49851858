using System.Text;
using OpsBuild.Batch.Commands;
using OpsBuild.Batch.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Batch.Tests.Logging;

public sealed class A_long_document
{
    [Theory]
    [InlineData(14_993)]
    [InlineData(15_000)]
    [InlineData(100_001)]
    public void comes_in_parts_that_cut_no_character_in_two(int before)
    {
        var text = new string('x', before) + string.Concat(Enumerable.Repeat("🙂", 30_000));

        var parts = DocumentParts.Parts(text).ToList();

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsHighSurrogate(part[^1]) || char.IsLowSurrogate(part[0])));
        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, DocumentParts.LongestPart));
    }

    // Docker's limit, which awslogs on Fargate keeps as well: a longer line comes as two events, neither of which is JSON.
    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("ä")]
    [InlineData("🙂")]
    [InlineData("x")]
    public void comes_in_lines_that_no_container_engine_cuts(string text)
    {
        using var output = new StringWriter();
        var log = new LoggerConfiguration().WriteTo.Sink(new Lines(output)).CreateLogger();

        DocumentParts.WriteTo(log, string.Concat(Enumerable.Repeat(text, 50_000)));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 16 * 1024));
    }

    private sealed class Lines(TextWriter output) : ILogEventSink
    {
        private readonly JsonLineFormatter _formatter = new(new SecretMask());

        public void Emit(LogEvent logEvent) => _formatter.Format(logEvent, output);
    }

    [Fact]
    public void of_nothing_has_no_part() => Assert.Empty(DocumentParts.Parts(""));
}
