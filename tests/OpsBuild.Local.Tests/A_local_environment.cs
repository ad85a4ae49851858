using Npgsql;
using OpsBuild.Local.State;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests;

public sealed class A_local_environment(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task holds_the_database_with_an_admin_who_owns_it_and_is_no_superuser()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var row = await Row(local, """
            SELECT current_database(), current_user, rolsuper, rolcreaterole, rolcreatedb, pg_has_role('rds_superuser', 'member'),
                   has_schema_privilege('public', 'create'), pg_get_userbyid((SELECT datdba FROM pg_database WHERE datname = current_database()))
            FROM pg_roles WHERE rolname = current_user
            """);

        Assert.Equal(["app", "app_admin", false, true, true, true, true, "app_admin"], row);
    }

    [Fact]
    public async Task lets_the_admin_create_trusted_extensions_and_change_the_schema_public()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        await Execute(local,
            "CREATE EXTENSION citext; CREATE EXTENSION pgcrypto; REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE TABLE public.orders (id bigint)");

        Assert.Equal([true], await Row(local, "SELECT gen_random_uuid() IS NOT NULL"));
    }

    [Fact]
    public async Task gives_the_admin_a_password_with_every_awkward_character()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var password = local.Database.AdminPassword!.Reveal();

        Assert.All("'\"$@/%\\ :", character => Assert.Contains(character, password));
        Assert.Equal(password.Trim(), password);
        Assert.Equal("app_admin", Assert.Single(await Row(local, "SELECT current_user")));
    }

    [Fact]
    public async Task refuses_connections_without_tls()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        var settings = local.Database.AdminConnection();
        (settings.SslMode, settings.Pooling) = (SslMode.Disable, false);

        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        Assert.Equal("28000", refused.SqlState);
    }

    [Fact]
    public async Task is_used_again_by_the_next_run()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var first = await own.OpenAsync();
        await Execute(first, "CREATE TABLE kept (id int)");

        await using var second = await own.OpenAsync();

        Assert.Equal((first.Database.Port, first.Endpoint), (second.Database.Port, second.Endpoint));
        Assert.Equal([true], await Row(second, "SELECT to_regclass('kept') IS NOT NULL"));
    }

    [Fact]
    public async Task is_opened_once_when_two_runs_open_it_at_the_same_time()
    {
        await using var own = new OwnEnvironment(fixture);

        var both = await Task.WhenAll(own.OpenAsync(), own.OpenAsync());

        Assert.Equal((both[0].Database.Port, both[0].Endpoint), (both[1].Database.Port, both[1].Endpoint));
    }

    [Fact]
    public async Task does_not_collide_with_another_work_tree()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var shop = await own.OpenAsync();
        await using var copy = await own.OpenAsync(own.OptionsFor("elsewhere/shop"));

        await Execute(shop, "CREATE TABLE only_in_one (id int)");

        Assert.NotEqual(shop.Database.Port, copy.Database.Port);
        Assert.NotEqual(shop.Endpoint, copy.Endpoint);
        Assert.NotEqual(shop.StateFolder, copy.StateFolder);
        Assert.Equal([true], await Row(copy, "SELECT to_regclass('only_in_one') IS NULL"));
    }

    [Fact]
    public async Task is_the_same_when_the_work_tree_is_reached_through_a_link()
    {
        await using var own = new OwnEnvironment(fixture);
        var link = Path.Combine(Path.GetDirectoryName(own.Options.WorkTree)!, "link");
        Directory.CreateSymbolicLink(link, own.Options.WorkTree);

        Assert.Equal(WorkTree.At(own.Options.WorkTree).EnvironmentId, WorkTree.At(link).EnvironmentId);
    }

    [Fact]
    public async Task says_where_things_are_without_starting_anything()
    {
        await using var own = new OwnEnvironment(fixture);

        var before = await own.DescribeAsync();
        await using var local = await own.OpenAsync();
        var after = await own.DescribeAsync();

        Assert.Equal((false, null, null), (before.Exists, before.Database, before.Endpoint));
        Assert.Equal((true, local.Database.Port, local.Endpoint), (after.Exists, after.Database!.Port, after.Endpoint));
        Assert.DoesNotContain(local.Database.AdminPassword!.Reveal(), after.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_nothing_after_a_reset()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        var processes = Processes.MentioningOrIn(local.StateFolder);

        await own.ResetAsync();

        Assert.NotEmpty(processes);
        Assert.False(Directory.Exists(local.StateFolder));
        Assert.All(processes, process => Assert.False(process.IsAlive));
        Assert.Empty(Processes.MentioningOrIn(local.StateFolder));
    }

    [Fact]
    public async Task starts_anew_after_a_reset_and_nobody_minds_a_second_reset()
    {
        await using var own = new OwnEnvironment(fixture);
        await using (var first = await own.OpenAsync())
            await Execute(first, "CREATE TABLE gone (id int)");

        await own.ResetAsync();
        await own.ResetAsync();
        await using var second = await own.OpenAsync();

        Assert.Equal([true], await Row(second, "SELECT to_regclass('gone') IS NULL"));
    }

    [Fact]
    public async Task of_a_work_tree_that_is_gone_is_stopped_when_another_is_opened()
    {
        await using var own = new OwnEnvironment(fixture);
        var moved = own.OptionsFor("moved");
        await using var local = await own.OpenAsync(moved);
        var processes = Processes.MentioningOrIn(local.StateFolder);
        Directory.Delete(moved.WorkTree);

        await using var other = await own.OpenAsync();

        Assert.NotEmpty(processes);
        Assert.All(processes, process => Assert.False(process.IsAlive));
        Assert.True(Directory.Exists(local.StateFolder));
    }

    internal static async Task Execute(LocalEnvironment local, string sql)
    {
        await using var database = NpgsqlDataSource.Create(local.Database.AdminConnection());
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    internal static async Task<object[]> Row(LocalEnvironment local, string sql)
    {
        await using var database = NpgsqlDataSource.Create(local.Database.AdminConnection());
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await reader.ReadAsync(Cancellation));
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }
}
