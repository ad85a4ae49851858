using Npgsql;

namespace OpsBuild.Migrations.Apply;

/// <summary>What a session calls itself in <c>pg_stat_activity</c>: the caller's own name, such as one with a run's id, then what it is at.</summary>
internal static class SessionName
{
    private const string Default = "opsbuild apply";

    /// <summary>PostgreSQL keeps no more of it (NAMEDATALEN - 1).</summary>
    private const int Longest = 63;

    public static string Of(NpgsqlConnection connection, string purpose)
    {
        var caller = new NpgsqlConnectionStringBuilder(connection.ConnectionString).ApplicationName;
        var name = $"{(string.IsNullOrEmpty(caller) ? Default : caller)} {purpose}";
        return name[..Math.Min(name.Length, Longest)];
    }
}
