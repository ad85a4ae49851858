using System.Text.RegularExpressions;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Images.Engines;

/// <summary>What the engine tells while it pulls or builds, step by step.</summary>
internal sealed partial class BuildProgress(ILogger log) : IProgress<JSONMessage>
{
    /// <summary>What went wrong, if something did: the call itself ends well all the same.</summary>
    public string? Error { get; private set; }

    /// <summary>The step that was begun last, counted from 1; 0 before the first.</summary>
    public int Step { get; private set; }

    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        var text = (value.Stream ?? value.Status ?? "").Trim();
        if (text.Length == 0 || value.Progress is { Total: > 0 })
            return;
        if (StepLine().Match(text) is { Success: true } step)
        {
            Step = int.Parse(step.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            log.Information("{Step}", text);
        }
        else
        {
            log.Debug("{Line}", text);
        }
    }

    [GeneratedRegex(@"^Step (\d+)/\d+ : ", RegexOptions.CultureInvariant)]
    private static partial Regex StepLine();
}
