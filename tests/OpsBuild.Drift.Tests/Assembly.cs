using OpsBuild.Drift.Tests;
using OpsBuild.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(ShadowFixture))]
