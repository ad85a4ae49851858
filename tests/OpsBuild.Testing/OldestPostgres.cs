namespace OpsBuild.Testing;

/// <summary>A server of the oldest major that is supported.</summary>
public sealed class OldestPostgres() : PostgresOfMajor(Local.Postgres.PostgresVersion.OldestMajor);
