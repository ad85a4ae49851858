using Npgsql;

namespace OpsBuild.Batch.Databases;

/// <summary>How far the connection's server must prove who it is.</summary>
/// <param name="Mode">libpq's mode of the same name; <c>verify-full</c> unless configured otherwise.</param>
/// <param name="Roots">The certificates to trust, or none for the system's store.</param>
internal sealed record TlsPolicy(SslMode Mode, RootCertificates? Roots)
{
    /// <summary>Only verified TLS keeps a password from whoever sits in between.</summary>
    public bool IsVerified => Mode is SslMode.VerifyCA or SslMode.VerifyFull;

    /// <summary>The mode as other drivers write it. Not all know <c>prefer</c>; it is <c>require</c> to them, which gives nothing away.</summary>
    public string ModeWord => Mode switch
    {
        SslMode.Disable => "disable",
        SslMode.Prefer or SslMode.Require => "require",
        SslMode.VerifyCA => "verify-ca",
        _ => "verify-full",
    };

    public static bool TryParseMode(string text, out SslMode mode)
    {
        SslMode? parsed = text switch
        {
            "disable" => SslMode.Disable,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => null,
        };
        mode = parsed ?? SslMode.VerifyFull;
        return parsed is not null;
    }
}
