using Npgsql;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Databases;

/// <summary>How to get into a database that a URL names: what libpq would take from its own variables and files.</summary>
/// <param name="Password">From PGPASSWORD, else from the pass file.</param>
/// <param name="SslMode">From the URL, else PGSSLMODE, else <c>prefer</c> for a server on this machine and <c>verify-full</c> for any other.</param>
/// <param name="SslRootCert">From the URL, else PGSSLROOTCERT; null for the system's authorities.</param>
public sealed record DatabaseAccess(SecretValue Password, string SslMode, string? SslRootCert)
{
    /// <exception cref="InvalidOperationException">No password is to be found, or the pass file may not be used.</exception>
    public static DatabaseAccess Read(DatabaseUrl url, IReadOnlyDictionary<string, string> environment)
    {
        var password = Variable(environment, "PGPASSWORD") ?? FromPassFile(url, PassFile.Location(environment));
        var mode = url.SslMode ?? Variable(environment, "PGSSLMODE") ?? (url.IsLoopback ? "prefer" : "verify-full");
        return new DatabaseAccess(new SecretValue(password), mode, url.SslRootCert ?? Variable(environment, "PGSSLROOTCERT"));
    }

    /// <summary>A connection to the database, password included: for a program, not for a log.</summary>
    public NpgsqlConnectionStringBuilder ConnectionTo(DatabaseUrl url) => new()
    {
        Host = url.Host,
        Port = url.Port,
        Database = url.Database,
        Username = url.User,
        Password = Password.Reveal(),
        SslMode = Enum.Parse<Npgsql.SslMode>(SslMode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        RootCertificate = SslRootCert,
    };

    private static string FromPassFile(DatabaseUrl url, string file) =>
        PassFile.Read(file)?.PasswordFor(url) ?? throw new InvalidOperationException(
            $"There is no password for {url}: PGPASSWORD is not set and {file} has no line for it. "
            + "Set PGPASSWORD, or add a line host:port:database:user:password to that file and make it readable by you alone.");

    private static string? Variable(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
