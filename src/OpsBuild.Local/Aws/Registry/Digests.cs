using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>The registry's names for content: SHA-256 and nothing else.</summary>
internal static partial class Digests
{
    public static string Of(ReadOnlySpan<byte> content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken) =>
        $"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken))}";

    public static bool IsOne([NotNullWhen(true)] string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
