namespace OpsBuild.Batch.Databases;

/// <summary>Which database, without who connects to it.</summary>
internal sealed record DatabaseTarget(HostName Host, int Port, PostgresName Database, PostgresName Schema, TlsPolicy Tls)
{
    /// <summary>As other programs take it, libpq's URL without a password.</summary>
    public string ToUrl(string user) =>
        $"postgres://{Uri.EscapeDataString(user)}@{(Host.ToString().Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : $"{Host}")}:{Port}/{Uri.EscapeDataString(Database.ToString())}?sslmode={Tls.ModeWord}"
        + (Tls is { IsVerified: true, Roots: { } roots } ? $"&sslrootcert={Uri.EscapeDataString(roots.Path)}" : "");

    public override string ToString() => $"{Host}:{Port}/{Database}";
}
