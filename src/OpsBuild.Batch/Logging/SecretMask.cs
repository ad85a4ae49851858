using System.Net;
using System.Text.Encodings.Web;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Logging;

/// <summary>The one gate that all text passes on its way out: a secret that slipped into a text leaves it as stars.</summary>
/// <remarks>
/// A second line of defence; the first is that nothing formats a <see cref="SecretValue"/>. Texts shorter than
/// <see cref="ShortestMasked"/> are let through: replacing every "a" would both ruin the log and tell what the secret is.
/// </remarks>
internal sealed class SecretMask
{
    public const int ShortestMasked = 4;

    private const string Stars = "***";

    private volatile string[] _forms = [];

    /// <summary>From now on the secret is masked, also as JSON, URL, form and SQL literal would write it.</summary>
    public void Add(SecretValue secret)
    {
        var text = secret.Reveal();
        if (text.Length < ShortestMasked)
            return;

        var url = Uri.EscapeDataString(text);
        var form = WebUtility.UrlEncode(text);
        string[] forms =
        [
            text,
            JavaScriptEncoder.Default.Encode(text),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
            url,
            LowerHex(url),
            form,
            LowerHex(form),
            text.Replace("'", "''", StringComparison.Ordinal),
        ];
        // The longest first: one form may hold another.
        _forms = [.. _forms.Concat(forms).Distinct(StringComparer.Ordinal).OrderByDescending(known => known.Length)];
    }

    public string Apply(string text) => _forms.Aggregate(text, (masked, form) => masked.Replace(form, Stars, StringComparison.Ordinal));

    private static string LowerHex(string encoded) => string.Create(encoded.Length, encoded, static (result, source) =>
    {
        source.CopyTo(result);
        for (var i = 0; i + 2 < result.Length; i++)
        {
            if (result[i] == '%')
                (result[i + 1], result[i + 2]) = (char.ToLowerInvariant(result[i + 1]), char.ToLowerInvariant(result[i + 2]));
        }
    });
}
