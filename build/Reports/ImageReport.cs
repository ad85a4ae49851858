using System.Globalization;
using OpsBuild.Images;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>What was built, for people.</summary>
internal static class ImageReport
{
    public static void Tell(IReadOnlyList<BuiltImage> built, IReadOnlyList<FolderBuild> folders)
    {
        foreach (var image in built)
        {
            Log.Information(
                "{Reference} {Id}, {Platform}, {Size}, content {Content}: {State} in {Seconds:0.0} s",
                image.Reference, image.Id[..19], image.Platform, Size(image.Bytes), image.ContentHash[..12], State(image), image.Took.TotalSeconds);
        }

        foreach (var folder in folders)
            Log.Information("{Tag} {Folder}, content {Content}, in {Seconds:0.0} s", folder.Tag, folder.Folder, folder.ContentHash[..12], folder.Took.TotalSeconds);
        if (folders.Count > 0)
            Log.Information("These are folders, since tasks run as processes here; --local-runtime docker builds images");
    }

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, IReadOnlyList<BuiltImage> built, IReadOnlyList<FolderBuild> folders)
    {
        foreach (var image in built)
            summary[image.Purpose.Name] = $"{image.Tag} {image.Id[..19]} {Size(image.Bytes)}, {State(image)}";
        foreach (var folder in folders)
            summary[folder.Purpose.Name] = $"{folder.Tag} (folder)";
        return summary;
    }

    private static string State(BuiltImage image) =>
        image.IsReused ? "there already" : $"built, {image.CachedSteps.ToString(CultureInfo.InvariantCulture)} of {image.Steps.ToString(CultureInfo.InvariantCulture)} steps cached";

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
