namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>One value that a secret had, has, or will have, as its stages say.</summary>
/// <remarks><c>Id</c>: a UUID, or what the caller chose.</remarks>
internal sealed record SecretVersion(string Id, SecretContent Content, DateTimeOffset Created)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    /// <summary>Staging labels; each is on one version of a secret at most.</summary>
    public SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);
}

/// <summary>Text or bytes; printing it shows neither.</summary>
internal sealed class SecretContent(string? text, string? base64) : IEquatable<SecretContent>
{
    public string? Text => text;

    public string? Base64 => base64;

    public bool Equals(SecretContent? other) => other is not null && (Text, Base64) == (other.Text, other.Base64);

    public override bool Equals(object? obj) => Equals(obj as SecretContent);

    public override int GetHashCode() => HashCode.Combine(text, base64);

    public override string ToString() => "***";
}
