using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What Atlas says of a file that it ran or began.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Started">When it began; null when it does not say.</param>
/// <param name="Ended">When it was through; null when it does not say.</param>
/// <param name="Statements">Statements that it sent, those of an earlier run that it skipped included; the last one is the one that failed, if one did.</param>
/// <param name="Error">What the server said of the statement that failed; null for none.</param>
internal sealed record AtlasReportFile(string Name, DateTimeOffset? Started, DateTimeOffset? Ended, int Statements, string? Error)
{
    /// <summary>The statement that failed; null when none did, or it was no statement.</summary>
    public string? FailedStatement { get; init; }

    public TimeSpan Took => Started is { } started && Ended > started ? Ended.Value - started : TimeSpan.Zero;
}

/// <summary>The report of <c>atlas migrate apply --format '{{ json . }}'</c>. Its keys are left out where they would be empty.</summary>
/// <param name="Files">The files that it ran or began, in order.</param>
/// <param name="Error">Why it gave up; null when it did not.</param>
internal sealed record AtlasReport(IReadOnlyList<AtlasReportFile> Files, string? Error)
{
    // Of the whole run, and of a file.
    private const string ErrorKey = "Error";

    /// <summary>Reads the whole of a standard output, which is one JSON object or no report.</summary>
    public static bool TryParse(string output, [NotNullWhen(true)] out AtlasReport? report)
    {
        report = null;
        try
        {
            using var json = JsonDocument.Parse(output);
            // Of its keys, these are there whatever happened.
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Start", out _) || !json.RootElement.TryGetProperty("End", out _))
                return false;
            var files = json.RootElement.TryGetProperty("Applied", out var applied) && applied.ValueKind == JsonValueKind.Array
                ? applied.EnumerateArray().Select(File).ToList() : [];
            report = new AtlasReport(files, Text(json.RootElement, ErrorKey));
            return true;
        }
        catch (JsonException)
        {
            return false;   // told by the caller, with what was said instead
        }
    }

    private static AtlasReportFile File(JsonElement file)
    {
        var sent = file.TryGetProperty("Applied", out var applied) && applied.ValueKind == JsonValueKind.Array ? applied.GetArrayLength() : 0;
        var skipped = file.TryGetProperty("Skipped", out var number) && number.TryGetInt32(out var count) ? count : 0;
        var error = file.TryGetProperty(ErrorKey, out var failure) && failure.ValueKind == JsonValueKind.Object ? failure : (JsonElement?)null;
        return new AtlasReportFile(
            Text(file, "Name") ?? "", Moment(file, "Start"), Moment(file, "End"), skipped + sent, error is { } told ? Text(told, "Text") ?? "" : null)
        {
            FailedStatement = error is { } failed ? Text(failed, "Stmt") : null,
        };
    }

    private static string? Text(JsonElement of, string key) =>
        of.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Moment(JsonElement of, string key) =>
        DateTimeOffset.TryParse(Text(of, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
