using OpsBuild.Images.Registry;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>What was pushed, for people.</summary>
internal static class PushReport
{
    public static void Tell(IReadOnlyList<PushedImage> pushed)
    {
        foreach (var image in pushed)
        {
            Log.Information("{Uri}, tag {Tag}, {Size}{State}{Findings}", image.Uri, image.Tag, ByteText.Of(image.Bytes),
                image.WasThere ? ", there already" : "", image.Findings is { } findings ? $", scan: {findings}" : "");
        }
    }

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, IReadOnlyList<PushedImage> pushed)
    {
        foreach (var image in pushed)
            summary[image.Purpose.Name] = $"{image.Repository}:{image.Tag} {image.Digest} {ByteText.Of(image.Bytes)}";
        return summary;
    }
}
