namespace OpsBuild.Testing;

/// <summary>A server of the newest major, for what the machine's own PostgreSQL does not have yet.</summary>
public sealed class NewestPostgres() : PostgresOfMajor(Local.Postgres.PostgresVersion.NewestMajor);
