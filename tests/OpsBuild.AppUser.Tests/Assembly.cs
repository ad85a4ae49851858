using OpsBuild.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(OldestPostgres))]
[assembly: AssemblyFixture(typeof(NewestPostgres))]
