using OpsBuild.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
