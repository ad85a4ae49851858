using System.Globalization;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Reports;

/// <summary>Where a target whose standard output is its result tells what it does meanwhile: standard error.</summary>
internal static class Story
{
    public static ILogger Log { get; } = new LoggerConfiguration()
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();
}
