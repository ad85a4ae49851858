namespace OpsBuild.Batch.Databases;

/// <summary>Which database, without who connects to it.</summary>
internal sealed record DatabaseTarget(HostName Host, int Port, PostgresName Database, PostgresName Schema, TlsPolicy Tls)
{
    public override string ToString() => $"{Host}:{Port}/{Database}";
}
