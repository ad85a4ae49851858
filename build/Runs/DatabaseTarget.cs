using Nuke.Common;
using OpsBuild.Local;
using OpsBuild.Local.Databases;

namespace OpsBuild.Build.Runs;

/// <summary>The database to apply to: the local environment's own, or one that the caller names.</summary>
internal sealed class DatabaseTarget
{
    private const string SecretId = "opsbuild/local/database-url";

    private readonly DatabaseUrl? url;
    private readonly DatabaseAccess? access;

    private DatabaseTarget(DatabaseUrl? url, DatabaseAccess? access) => (this.url, this.access) = (url, access);

    public bool IsLocal => url is null;

    /// <summary>Reads <c>--database-url</c>; null stands for the local environment.</summary>
    public static DatabaseTarget Read(string? databaseUrl, IReadOnlyDictionary<string, string> environment)
    {
        if (databaseUrl is null)
            return new DatabaseTarget(null, null);
        // A parameter can also come from a variable of the same name, and DATABASE_URL often stands for production.
        Assert.True(
            Environment.GetCommandLineArgs().Any(argument => argument.Replace("-", "", StringComparison.Ordinal).Equals("databaseurl", StringComparison.OrdinalIgnoreCase)),
            "DATABASE_URL is set in the environment, and a database other than the local one is only taken from the command line. Unset the variable, or pass --database-url.");
        Assert.True(DatabaseUrl.TryParse(databaseUrl, out var url, out var error), $"--database-url cannot be used. {error}");
        return new DatabaseTarget(url, DatabaseAccess.Read(url!, environment));
    }

    /// <summary>Puts the password where the batch reads it: into the memory of the local Secrets Manager. Null for the local database.</summary>
    public async Task<BatchDatabase?> HandOverAsync(LocalEnvironment local, CancellationToken cancellationToken)
    {
        if (url is null || access is null)
            return null;
        await local.PutSecretAsync(SecretId, url.User, access.Password, cancellationToken);
        return new BatchDatabase(url.Host, url.Port, url.Database, SecretId, access.SslMode, access.SslRootCert);
    }

    public override string ToString() => $"{url}";
}
