using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Local.Databases;

/// <summary>
/// The address of a PostgreSQL database without its password, as in <c>postgres://user@host:5432/db?sslmode=require</c>.
/// </summary>
/// <remarks>The form is libpq's connection URI (PostgreSQL manual, "Connection URIs"), with one host and no password.</remarks>
public sealed record DatabaseUrl
{
    private const int DefaultPort = 5432;

    private static readonly string[] SslModes = ["disable", "prefer", "require", "verify-ca", "verify-full"];

    private const string Password =
        "It holds a password, and a command line can be read by every user of the machine and lands in shell histories and CI logs. "
        + "Leave it out, put it into PGPASSWORD or the pass file (~/.pgpass), and change it where the URL was used before.";

    private DatabaseUrl(string user, string host, int port, string database, string? sslMode, string? sslRootCert) =>
        (User, Host, Port, Database, SslMode, SslRootCert) = (user, host, port, database, sslMode, sslRootCert);

    public string User { get; }

    public string Host { get; }

    /// <value>Default 5432.</value>
    public int Port { get; }

    public string Database { get; }

    /// <summary><c>sslmode</c> as the URL gives it; null where it gives none.</summary>
    public string? SslMode { get; }

    /// <summary><c>sslrootcert</c>, the file of the authorities to trust; null where the URL gives none.</summary>
    public string? SslRootCert { get; }

    /// <summary>True for a server on this machine, whose traffic no network sees.</summary>
    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "::1";

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="url">The address, when the text is one.</param>
    /// <param name="error">Otherwise what is wrong with it and what to do; it never repeats the text, which may hold a password.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DatabaseUrl? url, [NotNullWhen(false)] out string? error)
    {
        url = null;
        const string Form = "expected postgres://user@host:port/database";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
            return Refuse(MayHoldPassword(text) ? Password : $"It is no PostgreSQL URL; {Form}.", out error);
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            return Refuse(Password, out error);

        var user = Uri.UnescapeDataString(uri.UserInfo);
        var path = uri.AbsolutePath.TrimStart('/');
        if (user.Length == 0)
            return Refuse(MayHoldPassword(text) ? Password : $"It names no user; {Form}.", out error);
        if (uri.Host.Length == 0)
            return Refuse($"It names no host; {Form}.", out error);
        if (path.Length == 0 || path.Contains('/', StringComparison.Ordinal))
            return Refuse($"It names no database; {Form}.", out error);
        // Dropped, it would leave the name of another database.
        if (uri.Fragment.Length > 0)
            return Refuse("It has a '#', after which nothing counts in a URL; as part of a name write it as %23.", out error);
        if (!TryReadOptions(uri, out var options, out error))
            return false;

        url = new DatabaseUrl(
            user, uri.IdnHost.Trim('[', ']'), uri.Port < 0 ? DefaultPort : uri.Port, Uri.UnescapeDataString(path),
            options.GetValueOrDefault("sslmode"), options.GetValueOrDefault("sslrootcert"));
        return true;
    }

    public override string ToString() => $"{Host}:{Port}/{Database} as {User}";

    // An unescaped @, / or # in a password makes the text another URL, or none; keywords are libpq's other form.
    private static bool MayHoldPassword(string text)
    {
        var colon = text.IndexOf(':', text.IndexOf("://", StringComparison.Ordinal) + 1);
        return (colon >= 0 && text.IndexOf('@', colon) >= 0) || text.Contains("password=", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryReadOptions(Uri uri, out Dictionary<string, string> options, [NotNullWhen(false)] out string? error)
    {
        options = [];
        error = null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            var value = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
            if (name == "password")
                return Refuse(Password, out error);
            if (name is not ("sslmode" or "sslrootcert"))
                return Refuse($"Its option '{name}' is not known here; known are sslmode and sslrootcert.", out error);
            if (name == "sslmode" && !SslModes.Contains(value))
                return Refuse($"Its sslmode '{value}' is not known; known are {string.Join(", ", SslModes)}.", out error);
            options[name] = value;
        }

        return true;
    }

    private static bool Refuse(string why, out string error)
    {
        error = why;
        return false;
    }
}
