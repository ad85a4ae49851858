using System.Text.RegularExpressions;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What a server said, as Atlas's driver (lib/pq) passes it on: <c>pq: message</c>, and in newer releases <c>pq: message (42P01)</c>.</summary>
/// <param name="Message">The message itself.</param>
/// <param name="SqlState">The server's code; empty where the driver leaves it out.</param>
internal sealed partial record ServerWords(string Message, string SqlState)
{
    private static readonly string[] LostConnection =
    [
        "driver: bad connection", "unexpected EOF", "connection reset by peer", "broken pipe", "use of closed network connection",
        "terminating connection", "the database system is shutting down", "server closed the connection", "i/o timeout",
    ];

    public static ServerWords Of(string text)
    {
        var match = Form().Match(text.Trim());
        return new ServerWords(match.Groups["message"].Value, match.Groups["state"].Value);
    }

    /// <summary>The connection broke, which is nobody's SQL's fault. Only the words tell it.</summary>
    public bool IsLostConnection => Message == "EOF" || LostConnection.Any(words => Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>A lock could not be had in time; another message of its kind in another language goes for a failed statement.</summary>
    public bool IsLockTimeout => SqlState == "55P03" || Message.Contains("due to lock timeout", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:pq: )?(?<message>.*?)(?: \((?<state>[0-9A-Z]{5})\))?$", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
