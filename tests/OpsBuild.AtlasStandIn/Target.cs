using Npgsql;

namespace OpsBuild.AtlasStandIn;

/// <summary>The database of a URL as lib/pq reads it: TLS is required unless it says otherwise, the password is PGPASSWORD's.</summary>
internal static class Target
{
    public static NpgsqlDataSource Open(string url)
    {
        var uri = new Uri(url);
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("a password in the URL");
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port,
            Username = Uri.UnescapeDataString(uri.UserInfo),
            Password = Environment.GetEnvironmentVariable("PGPASSWORD"),
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            SslMode = parameters.GetValueOrDefault("sslmode", "require") switch
            {
                "disable" => SslMode.Disable,
                "require" => SslMode.Require,
                "verify-ca" => SslMode.VerifyCA,
                "verify-full" => SslMode.VerifyFull,
                var unknown => throw new ArgumentException($"unsupported sslmode \"{unknown}\""),
            },
            RootCertificate = parameters.GetValueOrDefault("sslrootcert"),
            ApplicationName = parameters.GetValueOrDefault("application_name"),
            Options = parameters.GetValueOrDefault("options"),
            Pooling = false,
            CommandTimeout = 0,
        });
    }
}
