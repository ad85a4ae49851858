using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>What a token is worth.</summary>
internal enum TokenState
{
    Unknown,
    Expired,
    Good,
}

/// <summary>The tokens that ECR gave, which the registry takes as the password of the user <c>AWS</c>. They live in memory only.</summary>
internal sealed class RegistryTokens(TimeProvider time)
{
    public const string User = "AWS";

    /// <summary>As long as ECR's.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Digest, DateTimeOffset End)> layers = new(StringComparer.Ordinal);

    public (string Password, DateTimeOffset End) Issue()
    {
        var (password, end) = (RandomText.Plain(40), time.GetUtcNow() + GoodFor);
        ends[password] = end;
        return (password, end);
    }

    /// <summary>Ends every token before its time, for tests.</summary>
    public void ExpireAll()
    {
        foreach (var password in ends.Keys)
            ends[password] = time.GetUtcNow();
    }

    /// <summary>A key with which one layer can be read without a token, for an hour.</summary>
    public string IssueLayerKey(string digest)
    {
        var key = RandomText.Plain(40);
        layers[key] = (digest, time.GetUtcNow() + TimeSpan.FromHours(1));
        return key;
    }

    public bool OpensLayer(string? key, string digest) =>
        key is not null && layers.TryGetValue(key, out var found) && found.Digest == digest && time.GetUtcNow() < found.End;

    /// <param name="authorization">The request's header.</param>
    public TokenState Check(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header) || header is not { Scheme: "Basic", Parameter: { } parameter })
            return TokenState.Unknown;
        var buffer = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, buffer, out var length))
            return TokenState.Unknown;
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts is not [User, var password] || !ends.TryGetValue(password, out var end) ? TokenState.Unknown
            : time.GetUtcNow() < end ? TokenState.Good : TokenState.Expired;
    }
}
