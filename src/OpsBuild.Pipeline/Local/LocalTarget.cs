using OpsBuild.Local;

namespace OpsBuild.Pipeline.Local;

/// <summary>The database that a local run works on, and how its task gets in.</summary>
internal sealed record LocalTarget(string Host, int Port, string Name, string SecretId, string SslMode, string? SslRootCert)
{
    // Where a database that somebody names does not say what it is; what runs then on it will say so, too.
    private const int UsualMajor = 17;

    /// <summary>The server's major version.</summary>
    public int Major { get; init; } = UsualMajor;

    private string Text { get; init; } = "";

    /// <summary>The database that a person named, whose password is in the secret.</summary>
    public static LocalTarget Of(NamedDatabase named, int? major, LocalSecret secret) =>
        new(named.Url.Host, named.Url.Port, named.Url.Database, secret.Id, named.Access.SslMode, named.Access.SslRootCert)
        {
            Major = major ?? UsualMajor,
            Text = named.Url.ToString(),
        };

    /// <summary>The local environment's own.</summary>
    public static LocalTarget Of(LocalEnvironment local) =>
        new(local.Database.Host, local.Database.Port, local.Database.Name, local.AdminSecretId, "verify-full", local.Database.AuthorityFile)
        {
            Major = local.Database.Major,
            Text = local.Database.ToString(),
        };

    public override string ToString() => Text;
}
