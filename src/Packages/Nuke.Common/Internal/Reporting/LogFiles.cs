using System.Globalization;
using Serilog.Events;

namespace Nuke.Common.Internal.Reporting;

/// <summary>
/// The files <c>.nuke/temp/build.log</c> (this run, every event) and <c>build.TIME.log</c> (the same without the time of day, so
/// that two runs can be compared; this one and the five before it are kept).
/// </summary>
internal sealed class LogFiles(string rootDirectory, SecretMask mask, ConsoleOutput console, DateTime started) : IDisposable
{
    private const int KeptBefore = 5;

    private StreamWriter current;
    private StreamWriter dated;
    private bool isGivenUp;

    /// <summary>Without a folder that can be written to, the console is told so once and the run goes on.</summary>
    public void Write(LogEvent logEvent, string target)
    {
        if (isGivenUp)
            return;

        try
        {
            if (current is null)
                Open();
            WriteLines(logEvent, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            isGivenUp = true;
            console.WriteLine($"[WRN] This run has no log file: {error.Message}", Colors.Yellow);
        }
    }

    public void Dispose()
    {
        current?.Dispose();
        dated?.Dispose();
    }

    private void WriteLines(LogEvent logEvent, string target)
    {
        var level = LogText.Level(logEvent.Level)[0];
        foreach (var line in mask.Apply(LogText.Full(logEvent)).Split(Environment.NewLine))
        {
            var text = $"{level} | {target,-20} | {line}";
            current!.WriteLine($"{logEvent.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} | {text}");
            dated.WriteLine(text);
        }
    }

    private void Open()
    {
        var folder = Path.Combine(rootDirectory, ".nuke", "temp");
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "build.*-*.log").OrderDescending(StringComparer.Ordinal).Skip(KeptBefore))
            File.Delete(old);

        current = Create(Path.Combine(folder, "build.log"));
        dated = Create(Path.Combine(folder, $"build.{started.ToString("yyyy-MM-dd_HH-mm-ss", CultureInfo.InvariantCulture)}.log"));
    }

    // Shared, so that a second run beside this one is not stopped by its log.
    private static StreamWriter Create(string path) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
}
