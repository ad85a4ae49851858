using System.Text.RegularExpressions;

namespace OpsBuild.Images.Sources;

/// <summary>Where a repository is to be found, for people: what git calls its origin, as an address for a browser and without anybody's credentials.</summary>
internal static partial class RepositoryAddress
{
    /// <returns>Null for what is no address of another machine.</returns>
    public static string? Of(string? origin)
    {
        if (string.IsNullOrEmpty(origin))
            return null;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "ssh" or "git")
        {
            var port = address.IsDefaultPort || address.Scheme is "ssh" or "git" ? "" : $":{address.Port}";
            return Shortened($"{(address.Scheme == "http" ? "http" : "https")}://{address.Host}{port}{address.AbsolutePath}");
        }

        return Scp().Match(origin) is { Success: true } scp ? Shortened($"https://{scp.Groups["host"].Value}/{scp.Groups["path"].Value}") : null;
    }

    private static string Shortened(string address) => address.EndsWith(".git", StringComparison.Ordinal) ? address[..^4] : address.TrimEnd('/');

    // git@github.com:owner/name.git
    [GeneratedRegex(@"\A[^@/:]+@(?<host>[^:/]+):(?<path>[^/].*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Scp();
}
