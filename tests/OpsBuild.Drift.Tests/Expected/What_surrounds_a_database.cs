using OpsBuild.Drift.Expected;
using OpsBuild.Schema;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Expected;

public sealed class What_surrounds_a_database(PostgresFixture postgres)
{
    private const string Function = "function pg_catalog.pg_ls_dir(text)";

    [Theory]
    [InlineData("rdsadmin", true)]
    [InlineData("rds_superuser", true)]
    [InlineData("pg_monitor", true)]
    [InlineData("rdsreader", false)]
    [InlineData("pgbouncer", false)]
    [InlineData("Rds_Reader", false)]
    public async Task has_a_grant_to_one_of_the_providers_roles_and_to_nobody_elses(string role, bool isProviders)
    {
        var grants = await GrantsAsync(role, "grant execute on function pg_ls_dir(text) to ROLE");

        Assert.Equal(!isProviders, new Surroundings(grants.Catalog, [], isManaged: true).IsMigrations(grants.Item));
        Assert.True(new Surroundings(grants.Catalog, [], isManaged: false).IsMigrations(grants.Item));
    }

    [Fact]
    public async Task has_no_grant_that_everybody_lost()
    {
        var grants = await GrantsAsync("rdsadmin", "revoke execute on function pg_ls_dir(text) from current_user");

        Assert.Equal("", grants.Item["grants"]);
        Assert.True(new Surroundings(grants.Catalog, [], isManaged: true).IsMigrations(grants.Item));
    }

    private async Task<(Catalog Catalog, CatalogObject Item)> GrantsAsync(string writtenAs, string sql)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        var role = $"{database.AdminUser}_other";
        await Between.RunAsync(database, $"create role {role}; {sql.Replace("ROLE", role, StringComparison.Ordinal)}");
        var options = new CatalogOptions { RoleNames = new Dictionary<string, string> { [role] = writtenAs } };

        var catalog = await CatalogReader.ReadAsync(database.Superuser, options, Cancellation);

        return (catalog, Assert.Single(catalog.Objects, item => item.Identity == new ObjectIdentity(ObjectKind.SystemPrivileges, Function)));
    }
}
