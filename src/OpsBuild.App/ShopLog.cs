using System.Text.Json;

namespace OpsBuild.App;

/// <summary>The service's log: one JSON object a line.</summary>
internal static partial class ShopLog
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders().AddJsonConsole(console =>
        {
            (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
            console.JsonWriterOptions = new JsonWriterOptions { Indented = false };
        });
        // A line when a request has ended, with its status and how long it took; not four about each step of it.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Information);
    }

    [LoggerMessage(LogLevel.Critical, "{Reason}")]
    public static partial void NotStarted(ILogger log, string reason);
}
