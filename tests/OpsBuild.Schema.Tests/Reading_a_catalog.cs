using System.Diagnostics;
using Npgsql;
using OpsBuild.Schema.Tests.Differences;
using OpsBuild.Testing;
using static OpsBuild.Schema.Tests.Databases;

namespace OpsBuild.Schema.Tests;

public sealed class Reading_a_catalog(PostgresFixture postgres)
{
    [Fact]
    public async Task twice_gives_the_same()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var first = await database.ReadAsync();
        var second = await database.ReadAsync();

        Assert.Equal(first, second);
        Assert.NotEmpty(first.Objects);
    }

    [Fact]
    public async Task holds_every_kind()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var catalog = await database.ReadAsync();

        var kinds = Enum.GetValues<ObjectKind>().Where(kind => catalog.ServerMajor >= kind switch
        {
            // Before 14 only a superuser may read enough of subscriptions.
            ObjectKind.Subscription => 14,
            ObjectKind.ParameterPrivileges => 15,
            _ => 0,
        });
        Assert.Equal(kinds, catalog.Objects.Select(item => item.Identity.Kind).Distinct());
    }

    [Fact]
    public async Task as_the_owner_gives_all_objects_that_the_superuser_sees()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var owners = await database.ReadAsync();
        var superusers = await CatalogReader.ReadAsync(database.Superuser, new CatalogOptions(), Cancellation);

        if (owners.ServerMajor < 14)
            Assert.Contains(owners.NotCovered, item => item.Kind == "subscription");
        Assert.Equal(superusers.Objects.Where(IsReadable), owners.Objects);
        Assert.Equal(superusers.ExtensionMembers, owners.ExtensionMembers);

        bool IsReadable(CatalogObject item) => item.Identity.Kind != ObjectKind.Subscription || owners.ServerMajor >= 14;
    }

    [Fact]
    public async Task does_not_depend_on_the_order_of_creation()
    {
        await using var one = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await using var other = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        const string First = "create table a (id bigint primary key, x text); grant select on a to public; grant update on a to pg_monitor";
        const string Second = "create table b (id integer, dropped text, y text collate \"C\"); alter table b drop column dropped; create index on b (y)";

        await one.RunAsSuperuserAsync($"{First}; {Second}");
        await other.RunAsSuperuserAsync(
            $"{Second}; create table a (id bigint primary key, x text); grant update on a to pg_monitor; grant select on a to public");

        Assert.Equal((await one.ReadAsync(OwnerCalledSame(one))).Objects, (await other.ReadAsync(OwnerCalledSame(other))).Objects);
    }

    [Fact]
    public async Task writes_other_names_for_roles_where_it_is_told_to_and_sorts_by_those()
    {
        await using var one = await OneOfEach.CreateAsync(postgres.Server);
        await using var other = await OneOfEach.CreateAsync(postgres.Server);
        string[] roles = ["", "_app", "_member"];
        await one.RunAsSuperuserAsync(one.Named(Rights("ADMIN_app", "ADMIN_member")));
        await other.RunAsSuperuserAsync(other.Named(Rights("ADMIN_member", "ADMIN_app")));

        var first = await one.ReadAsync(new CatalogOptions { RoleNames = Names(one, "the owner", "it's \"a\"", "b\\") });
        var second = await other.ReadAsync(new CatalogOptions { RoleNames = Names(other, "the owner", "b\\", "it's \"a\"") });

        Assert.NotNull(first.Find(ObjectKind.Role, "\"the owner\""));
        Assert.NotNull(first.Find(ObjectKind.DefaultPrivileges, "for role \"the owner\" in schema other on tables"));
        Assert.Equal(Mentioning(first), Mentioning(second));
        Assert.DoesNotContain(first.Objects, item => item.Attributes.Any(fact => fact.Value.Contains(one.AdminUser, StringComparison.Ordinal)));

        IReadOnlyDictionary<string, string> Names(TemporaryDatabase database, params string[] names) =>
            roles.Zip(names).ToDictionary(pair => database.AdminUser + pair.First, pair => pair.Second);

        static string Rights(string reader, string writer) => $"""
            grant select on app.customers to {reader}; grant insert on app.customers to {writer};
            create policy every on app.customers to {reader}, {writer}; alter table app.parent owner to {writer};
            """;

        static IEnumerable<CatalogObject?> Mentioning(Catalog catalog) =>
            [catalog.Find(ObjectKind.Table, "app.customers"), catalog.Find(ObjectKind.Table, "app.parent"), catalog.Find(ObjectKind.Policy, "app.customers.every")];
    }

    [Fact]
    public async Task keeps_what_extensions_made_apart()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var catalog = await database.ReadAsync();

        Assert.All(catalog.ExtensionMembers, item => Assert.Equal("citext", item.Place.Extension));
        Assert.Contains(catalog.ExtensionMembers, item => item.Identity.ToString() == "function app.citext_eq(app.citext, app.citext)");
        Assert.DoesNotContain(catalog.Objects, item => item.Identity.Name.Contains("citext_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_chosen_schemas_leaves_the_others_out_and_keeps_what_is_the_whole_databases()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var catalog = await database.ReadAsync(new CatalogOptions { Schemas = ["app"] });

        Assert.All(catalog.Objects, item => Assert.True(item.Place.Schema is "app" or null, item.ToString()));
        Assert.NotNull(catalog.Find(ObjectKind.Table, "app.orders"));
        Assert.NotNull(catalog.Find(ObjectKind.EventTrigger, "guard"));
    }

    [Fact]
    public async Task without_positions_leaves_them_out()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);

        var with = await database.ReadAsync();
        var without = await database.ReadAsync(new CatalogOptions { ColumnPositions = false });

        Assert.Equal("3", with.Find(ObjectKind.Column, "app.orders.note")!["position"]);
        Assert.DoesNotContain(without.Objects, item => item["position"] is not null);
    }

    [Fact]
    public async Task does_not_depend_on_the_settings_of_the_role()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);
        await database.RunAsync("create table app.moments (at timestamptz check (at > '2025-06-01 12:00+00'), b bytea default '\\x00ff')");
        var before = await database.ReadAsync();
        await database.RunAsSuperuserAsync($"""
            alter role {database.AdminUser} set search_path = app; alter role {database.AdminUser} set timezone = 'Asia/Tokyo';
            alter role {database.AdminUser} set datestyle = 'German'; alter role {database.AdminUser} set bytea_output = 'escape';
            alter role {database.AdminUser} set quote_all_identifiers = on; alter role {database.AdminUser} set intervalstyle = 'iso_8601'
            """);

        await using var fresh = NpgsqlDataSource.Create(database.ConnectionString);
        var after = await CatalogReader.ReadAsync(fresh, new CatalogOptions(), Cancellation);

        Assert.Equal(before.Objects, after.Objects.Where(item => item.Identity.ToString() != $"role settings {database.AdminUser}"));
    }

    [Fact]
    public async Task leaves_the_sessions_settings_as_they_were()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var set = new NpgsqlCommand("set timezone = 'Asia/Tokyo'", connection))
            await set.ExecuteNonQueryAsync(Cancellation);

        await CatalogReader.ReadAsync(connection, new CatalogOptions(), Cancellation);

        await using var show = new NpgsqlCommand("show timezone", connection);
        Assert.Equal("Asia/Tokyo", await show.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task names_what_it_does_not_model_with_its_number()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await database.RunAsync("create table t (a integer check (a > 0), b integer check (b > 0))");
        await database.RunAsSuperuserAsync("update pg_constraint set contype = 'z' where conrelid = 't'::regclass");

        var catalog = await database.ReadAsync();

        Assert.Contains(new NotCovered("constraint of kind \"z\"", "2 of pg_constraint, which this version does not model."), catalog.NotCovered);
    }

    [Fact]
    public async Task names_what_the_role_may_not_read()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);
        await database.RunAsSuperuserAsync("revoke select on pg_policy from public");

        var catalog = await database.ReadAsync();

        Assert.Contains(new NotCovered("policy", $"The role {database.AdminUser} may not read pg_policy."), catalog.NotCovered);
        Assert.DoesNotContain(catalog.Objects, item => item.Identity.Kind == ObjectKind.Policy);
        Assert.NotNull(catalog.Find(ObjectKind.Table, "app.orders"));
    }

    [Fact]
    public async Task of_five_hundred_tables_takes_as_many_commands_as_of_none()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        var (empty, before) = await CountedAsync(database);
        await database.RunAsync("""
            do $$ begin for i in 1..500 loop
                execute format('create table t%s (id bigint primary key, note text default ''x'', check (id > 0)); create index on t%s (note)', i, i);
            end loop; end $$
            """);

        var (full, after) = await CountedAsync(database);

        Assert.Equal(500, full.Objects.Count(item => item.Identity.Kind == ObjectKind.Table));
        Assert.Equal(500, full.Objects.Count(item => item.Identity.Kind == ObjectKind.Index));
        Assert.DoesNotContain(empty.Objects, item => item.Identity.Kind == ObjectKind.Table);
        Assert.Equal(2, before);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task waits_for_a_lock_no_longer_than_it_may()
    {
        await using var database = await OneOfEach.CreateAsync(postgres.Server);
        await using var other = await database.DataSource.OpenConnectionAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand("lock table app.orders in access exclusive mode", other, transaction))
            await hold.ExecuteNonQueryAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => database.ReadAsync(new CatalogOptions { LockTimeout = TimeSpan.FromMilliseconds(50) }));

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
    }

    private static CatalogOptions OwnerCalledSame(TemporaryDatabase database) =>
        new() { RoleNames = new Dictionary<string, string> { [database.AdminUser] = "owner" } };

    /// <summary>Reads, and counts the commands and batches that Npgsql traced meanwhile in this test's own trace.</summary>
    private static async Task<(Catalog Catalog, int Commands)> CountedAsync(TemporaryDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancellation);
        using var test = new Activity("test").Start();
        var commands = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == test.TraceId)
                    Interlocked.Increment(ref commands);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return (await CatalogReader.ReadAsync(connection, new CatalogOptions(), Cancellation), commands);
    }
}
