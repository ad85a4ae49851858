using Npgsql;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>Types whose change concerns rows: done where the rows survive it, said where they would not.</summary>
public sealed class A_type_that_rows_hold(PostgresFixture postgres)
{
    private const string Labels = "create type mood as enum (LABELS); create table t (id mood default 'b', all_of mood[] default '{b,c}', primary key (id)); create index i on t (all_of);";

    [Theory]
    [InlineData("'a', 'b', 'c'", "'b', 'c'")]
    [InlineData("'a', 'b', 'c'", "'c', 'b', 'a'")]
    [InlineData("'a', 'b', 'c', 'd'", "'x', 'c', 'b'")]
    public async Task is_exchanged_when_a_label_is_gone_or_elsewhere(string labels, string wanted)
    {
        await using var database = await CreateAsync(Labels.Replace("LABELS", labels, StringComparison.Ordinal) + "comment on type mood is 'm'; grant usage on type mood to pg_monitor; insert into t values ('c', '{b}')");
        await using var other = await CreateAsync(Labels.Replace("LABELS", wanted, StringComparison.Ordinal) + "revoke all on type mood from public");

        var want = await ReadAsync(other);
        var script = SchemaSql.Between(await ReadAsync(database), want);
        await ApplyAsync(database, script);

        Assert.Empty(script.Remarks);
        Assert.Empty(CatalogComparison.Of(await ReadAsync(database), want, new ComparisonOptions()).EveryDifference);
        Assert.Equal("c {b}", await ScalarAsync(database, "select id::text || ' ' || all_of::text from t"));
        Assert.Contains(script.Statements, statement => statement.Note?.Contains("fails where a row has a label that is no more", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task keeps_its_labels_when_a_row_has_the_one_that_goes()
    {
        await using var database = await CreateAsync(Labels.Replace("LABELS", "'a', 'b', 'c'", StringComparison.Ordinal) + "insert into t values ('a')");
        await using var other = await CreateAsync(Labels.Replace("LABELS", "'b', 'c'", StringComparison.Ordinal));
        var script = SchemaSql.Between(await ReadAsync(database), await ReadAsync(other));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ApplyAsync(database, script));

        Assert.Equal(PostgresErrorCodes.InvalidTextRepresentation, refused.SqlState);
    }

    [Theory]
    // An expression holds a label of the old type.
    [InlineData(
        "create type e as enum ('a', 'b'); create table t (e e, check (e <> 'a'))",
        "create type e as enum ('b'); create table t (e e, check (e <> 'a'::text::e))",
        "enum public.e: a label is gone or elsewhere, which takes another type, and constraint public.t.t_e_check would not survive that")]
    // The server changes no attribute of a type that a column has.
    [InlineData(
        "create type c as (a integer); create table t (c c)",
        "create type c as (a bigint); create table t (c c)",
        "column public.c.a: the server changes no type that column public.t.c has")]
    [InlineData(
        "create domain d as integer; create table t (a d)",
        "create domain d as bigint; create table t (a d)",
        "domain public.d cannot be made anew while column public.t.a needs domain public.d")]
    public async Task is_left_to_a_person_where_nothing_safe_can_be_said(string sql, string wanted, string remark)
    {
        await using var database = await CreateAsync(sql);
        await using var other = await CreateAsync(wanted);

        var script = SchemaSql.Between(await ReadAsync(database), await ReadAsync(other));

        Assert.Contains(script.Remarks, text => text.StartsWith(remark, StringComparison.Ordinal));
        Assert.DoesNotContain(script.Runnable, statement => statement.Text.Contains("TYPE", StringComparison.Ordinal) || statement.Text.Contains("DOMAIN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_an_extension_goes_to_no_older_version()
    {
        await using var database = await CreateAsync("create extension citext");
        var have = await ReadAsync(database);
        await database.RunAsSuperuserAsync("update pg_extension set extversion = '0.9' where extname = 'citext'");

        var script = SchemaSql.Between(have, await ReadAsync(database));

        Assert.Empty(script.Runnable);
        Assert.Contains("is to have 0.9", Assert.Single(script.Remarks), StringComparison.Ordinal);
    }

    private async Task<TemporaryDatabase> CreateAsync(string sql)
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        // Who owns a database is compared too.
        await database.RunAsSuperuserAsync($"alter database {database.Name} owner to current_user");
        await database.RunAsSuperuserAsync(sql);
        return database;
    }

    private static Task<Catalog> ReadAsync(TemporaryDatabase database) =>
        CatalogReader.ReadAsync(database.Superuser, new CatalogOptions(), Databases.Cancellation);

    private static async Task ApplyAsync(TemporaryDatabase database, SqlScript script)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Databases.Cancellation);
        foreach (var statement in script.Runnable)
        {
            await using var command = new NpgsqlCommand(statement.Text, connection);
            await command.ExecuteNonQueryAsync(Databases.Cancellation);
        }
    }

    private static async Task<object?> ScalarAsync(TemporaryDatabase database, string sql)
    {
        await using var command = database.Superuser.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Databases.Cancellation);
    }
}
