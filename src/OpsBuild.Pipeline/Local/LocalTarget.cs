using OpsBuild.Local;

namespace OpsBuild.Pipeline.Local;

/// <summary>The database that a local run works on, and how its task gets in.</summary>
internal sealed record LocalTarget(string Host, int Port, string Name, string SecretId, string SslMode, string? SslRootCert)
{
    // Of a database that somebody names nothing is known here: only a check that compares catalogs has to.
    private const int UsualMajor = 17;

    /// <summary>The server's major version.</summary>
    public int Major { get; init; } = UsualMajor;

    private string Text { get; init; } = "";

    /// <summary>The database that a person named, whose password is in the secret.</summary>
    public static LocalTarget Of(NamedDatabase named, LocalSecret secret) =>
        new(named.Url.Host, named.Url.Port, named.Url.Database, secret.Id, named.Access.SslMode, named.Access.SslRootCert) { Text = named.Url.ToString() };

    /// <summary>The local environment's own.</summary>
    public static LocalTarget Of(LocalEnvironment local) =>
        new(local.Database.Host, local.Database.Port, local.Database.Name, local.AdminSecretId, "verify-full", local.Database.AuthorityFile)
        {
            Major = local.Database.Major,
            Text = local.Database.ToString(),
        };

    public override string ToString() => Text;
}
