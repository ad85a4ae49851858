using System.Text.Json;

namespace Nuke.Common.Internal.Reporting;

/// <summary>The secret values of this run; replaces them by <c>***</c> in whatever is written.</summary>
internal sealed class SecretMask
{
    public const string Stars = "***";

    private readonly Lock gate = new();

    // The longest first: a secret that contains another one must not leave its rest behind.
    private volatile string[] secrets = [];

    /// <summary>Called when the first secret is known.</summary>
    public event Action Armed;

    public bool IsArmed => secrets.Length > 0;

    public void AddAll(IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(value);
    }

    /// <summary>Adds a value in all the spellings in which it is likely to be written.</summary>
    public void Add(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;

        // A log is written line by line.
        var lines = value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var spellings = lines.Append(value).SelectMany(Spellings).Where(text => text.Length > 0);
        bool isFirst;
        lock (gate)
        {
            isFirst = secrets.Length == 0;
            secrets = [.. secrets.Concat(spellings).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
        }

        if (isFirst)
            Armed?.Invoke();
    }

    public string Apply(string text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        foreach (var secret in secrets)
            text = text.Replace(secret, Stars, StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<string> Spellings(string text) =>
    [
        text,
        text.Replace("\"", "\\\"", StringComparison.Ordinal), // on a command line
        JsonEncodedText.Encode(text).Value, // in a JSON log
        JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
        Uri.EscapeDataString(text), // in a URL
    ];
}
