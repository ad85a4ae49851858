using System.Globalization;

namespace OpsBuild.AtlasStandIn;

/// <summary>The flags of <c>migrate apply</c> and <c>migrate status</c>; an unknown one is an error, as it is to Atlas.</summary>
internal sealed class Flags
{
    private static readonly string[] Known =
        ["--url", "--dir", "--format", "--revisions-schema", "--lock-timeout", "--baseline", "--tx-mode", "--exec-order"];

    private readonly Dictionary<string, string> _values = [];

    public bool AllowDirty { get; private set; }

    public string Url => _values["--url"];

    public string Directory => Uri.UnescapeDataString(_values["--dir"]["file://".Length..]);

    public string RevisionsSchema => _values.GetValueOrDefault("--revisions-schema", "atlas_schema_revisions");

    public string? Baseline => _values.GetValueOrDefault("--baseline");

    public string TxMode => _values.GetValueOrDefault("--tx-mode", "file");

    /// <summary>Written as Go writes durations, of which this knows milliseconds and seconds.</summary>
    public TimeSpan LockTimeout => _values.GetValueOrDefault("--lock-timeout", "10s") switch
    {
        var text when text.EndsWith("ms", StringComparison.Ordinal) => TimeSpan.FromMilliseconds(double.Parse(text[..^2], CultureInfo.InvariantCulture)),
        var text => TimeSpan.FromSeconds(double.Parse(text[..^1], CultureInfo.InvariantCulture)),
    };

    public static Flags Parse(IReadOnlyList<string> arguments)
    {
        var flags = new Flags();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--allow-dirty")
                flags.AllowDirty = true;
            else if (Known.Contains(arguments[i]) && i + 1 < arguments.Count)
                flags._values[arguments[i]] = arguments[++i];
            else
                throw new ArgumentException($"unknown flag: {arguments[i]}");
        }
        if (flags._values.GetValueOrDefault("--format") != "{{ json . }}")
            throw new ArgumentException("this stand-in reports as JSON only");
        return flags;
    }
}
