using Npgsql;

namespace OpsBuild.Schema.Reading;

/// <summary>The server's major version, which decides what its catalog has columns for.</summary>
internal readonly record struct ServerVersion(int Major)
{
    public const int Oldest = 13;

    public static ServerVersion Of(NpgsqlConnection connection)
    {
        var major = connection.PostgreSqlVersion.Major;
        return major >= Oldest
            ? new ServerVersion(major)
            : throw new NotSupportedException($"The server is PostgreSQL {major}; the catalog is read from {Oldest} on. Upgrade the server.");
    }

    /// <summary>A piece of SQL for this major and later ones; for earlier ones the other piece, or nothing.</summary>
    public string Since(int major, string sql, string before = "") => Major >= major ? sql : before;
}
