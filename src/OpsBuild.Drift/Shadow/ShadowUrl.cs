using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace OpsBuild.Drift.Shadow;

/// <summary>Where the shadow server is: <c>postgres://USER[:PASSWORD]@HOST[:PORT]/DATABASE[?sslmode=MODE]</c>.</summary>
/// <remarks>A server that exists for one check and is reached over loopback; a password is possible, though it protects nothing there.</remarks>
public sealed class ShadowUrl
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    private readonly string _sslMode;

    private ShadowUrl(NpgsqlConnectionStringBuilder settings, string sslMode) => (_settings, _sslMode) = (settings, sslMode);

    /// <summary>The role that the check comes as.</summary>
    public string User => _settings.Username!;

    /// <summary>Its password, or null.</summary>
    public string? Password => _settings.Password;

    /// <summary>Reads a URL; <c>sslmode</c> is <c>disable</c> unless it says otherwise.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ShadowUrl? url)
    {
        url = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql") || uri.Host.Length == 0)
            return false;
        var user = uri.UserInfo.Split(':', 2);
        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        var (mode, modeWord) = (SslMode.Disable, "disable");
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parameter.Split('=', 2) is not ["sslmode", var word] || !TryParseMode(word, out mode))
                return false;
            modeWord = word;
        }

        if (user[0].Length == 0 || database.Length == 0)
            return false;
        url = new ShadowUrl(new NpgsqlConnectionStringBuilder
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null,
            Database = database,
            SslMode = mode,
        }, modeWord);
        return true;
    }

    /// <summary>A database of the server as a URL without a password, for other programs' arguments.</summary>
    public string Of(string database) =>
        $"postgres://{Uri.EscapeDataString(User)}@{_settings.Host}:{_settings.Port}/{Uri.EscapeDataString(database)}?sslmode={_sslMode}";

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{_settings.Host}:{_settings.Port}";

    /// <summary>The settings of a connection to one of its databases.</summary>
    internal NpgsqlConnectionStringBuilder Connection() => new(_settings.ConnectionString)
    {
        Pooling = false,
        Enlist = false,
        ApplicationName = "opsbuild shadow",
        Timeout = 15,
        CommandTimeout = 0,
        GssEncryptionMode = GssEncryptionMode.Disable,
        // What fails is told by its message where it has no code of its own, so the server's language must be known.
        Options = "-c lc_messages=C",
    };

    private static bool TryParseMode(string word, out SslMode mode)
    {
        mode = word switch
        {
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => SslMode.Disable,
        };
        return word is "disable" or "prefer" or "require" or "verify-ca" or "verify-full";
    }
}
