using System.Text.RegularExpressions;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>The part of the registry that a path leads to.</summary>
internal enum RegistryPart
{
    Ping,
    Upload,
    Blob,
    Manifest,
    Tags,
}

/// <summary>A path of the distribution API: <c>/v2/NAME/manifests/REFERENCE</c> and its like.</summary>
/// <remarks><c>Reference</c>: a tag, a digest or an upload's id; empty for the beginning of an upload.</remarks>
internal sealed partial record RegistryPath(RegistryPart Part, string Name, string Reference)
{
    private const string Root = "/v2";

    /// <summary>Null for any other path; tasks fetch their credentials under <c>/v2/credentials/</c>.</summary>
    public static RegistryPath? Read(string path)
    {
        if (path is Root or Root + "/")
            return new RegistryPath(RegistryPart.Ping, "", "");
        var match = Form().Match(path);
        if (!match.Success)
            return null;
        var part = match.Groups["part"].Value switch
        {
            "blobs/uploads" => RegistryPart.Upload,
            "blobs" => RegistryPart.Blob,
            "manifests" => RegistryPart.Manifest,
            _ => RegistryPart.Tags,
        };
        return new RegistryPath(part, match.Groups["name"].Value, match.Groups["reference"].Value);
    }

    [GeneratedRegex(
        @"\A/v2/(?<name>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)/(?<part>blobs/uploads|blobs|manifests|tags)/(?<reference>[A-Za-z0-9_][A-Za-z0-9_.:-]{0,299})?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
