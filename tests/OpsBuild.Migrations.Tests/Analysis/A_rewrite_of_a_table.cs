using Npgsql;
using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Lint.Rules;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Analysis;

/// <summary>The server is the judge: a table that is written anew has another file afterwards.</summary>
public sealed class A_rewrite_of_a_table(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task happens_with_those_changes_of_type_that_are_said_to_cause_one()
    {
        string[] types =
        [
            "text", "varchar", "varchar(10)", "varchar(20)", "char(5)", "char(6)", "integer", "bigint", "smallint", "numeric",
            "numeric(10,2)", "numeric(12,2)", "numeric(12,3)",
            "timestamp", "timestamp(3)", "timestamp(6)", "timestamptz", "timestamptz(3)", "time", "time(2)", "interval", "interval(3)",
            "bit(4)", "bit varying", "bit varying(8)",
            "varbit(16)", "cidr", "inet", "json", "jsonb", "date", "oid", "xml", "real", "double precision", "boolean", "uuid", "text[]",
            "int[]",
        ];
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, "set timezone = 'Europe/Paris'");
        var judged = 0;
        var wrong = new List<string>();
        foreach (var from in types)
        {
            foreach (var to in types)
            {
                await ExecuteAsync(connection, $"drop table if exists t; create table t (c {from})");
                if (await RewritesAsync(connection, $"alter table t alter column c type {to}") is not { } rewrites)
                    continue;
                judged++;
                var cost = TypeChange.Judge(Type(from), Type(to)!);
                if (rewrites ? cost is TypeChangeCost.None : cost is TypeChangeCost.Rewrite or TypeChangeCost.DependsOnTimeZone)
                    wrong.Add($"{from} to {to}: the server {(rewrites ? "rewrites" : "does not rewrite")}, and the analysis says {cost}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(judged > 200, $"{judged} changes are too few to prove much");
    }

    [Fact]
    public async Task is_spared_between_time_stamps_where_the_session_is_in_UTC()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, "set timezone = 'UTC'; create table t (c timestamp)");

        Assert.False(await RewritesAsync(connection, "alter table t alter column c type timestamptz"));
        Assert.Equal(TypeChangeCost.DependsOnTimeZone, TypeChange.Judge(Type("timestamp"), Type("timestamptz")!));
    }

    [Theory]
    [InlineData("a integer default 5")]
    [InlineData("a timestamptz not null default now()")]
    [InlineData("a text default lower('X') || current_user")]
    [InlineData("a uuid default gen_random_uuid()")]
    [InlineData("a double precision default random()")]
    [InlineData("a timestamptz default clock_timestamp()")]
    [InlineData("a bigint default nextval('numbers')")]
    [InlineData("a bigserial")]
    [InlineData("a bigint generated always as identity")]
    [InlineData("a integer generated always as (b * 2) stored")]
    [InlineData("a integer default own_volatile()")]
    [InlineData("a integer default own_stable()")]
    [InlineData("a jsonb default '{}'::jsonb")]
    [InlineData("a numeric(10,2) default round(1.5, 1)")]
    [InlineData("a text")]
    [InlineData("a positive")]
    [InlineData("a positive default 1")]
    [InlineData("a never_null default 1")]
    [InlineData("a public.positive")]
    [InlineData("a positive[]")]
    [InlineData("a renamed_text")]
    public async Task happens_with_those_new_columns_that_are_said_to_cause_one(string column)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        const string before = """
            create table t (b integer);
            create sequence numbers;
            create domain positive as int check (value > 0);
            create domain never_null as int;
            alter domain never_null set not null;
            create domain renamed_text as text default 'x';
            create function own_volatile() returns integer language plpgsql as 'begin return 1; end';
            create function own_stable() returns integer language plpgsql stable as 'begin return 1; end';
            """;
        await ExecuteAsync(connection, before + "insert into t values (1)");

        var rewrites = await RewritesAsync(connection, $"alter table t add column {column}");

        var findings = Linted.Findings(before, $"alter table t add column {column};").Where(finding => finding.Code == "OB932");
        Assert.Equal(rewrites, findings.Any());
    }

    [Theory]
    [InlineData("c type text using c::text")]
    [InlineData("c type text using cast(c as text)")]
    [InlineData("c type varchar(20) using (c)")]
    [InlineData("c type varchar(20) using c::varchar(20)")]
    [InlineData("c type varchar(20) using c::varchar(20) || ''")]
    [InlineData("c type varchar(20) using c::varchar(3)")]
    [InlineData("c type varchar(10) using c::varchar(10) || 'x'")]
    [InlineData("c type text using upper(c)")]
    public async Task happens_with_those_conversions_that_are_said_to_cause_one(string change)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        await ExecuteAsync(connection, "create table t (c varchar(10))");

        var rewrites = await RewritesAsync(connection, $"alter table t alter column {change}");

        Assert.Equal(rewrites, Linted.Codes("create table t (c varchar(10));", $"alter table t alter column {change};").Contains("OB931"));
    }

    [Theory]
    [InlineData("alter table t alter c type text collate \"C\"", "OB931", "i")]
    [InlineData("alter table t alter d set expression as (b * 3)", "OB932", "t")]
    public async Task or_of_its_index_is_told_where_no_type_changes(string sql, string code, string relation)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        await using var connection = await database.DataSource.OpenConnectionAsync(Token);
        const string before = "create table t (b integer, c text, d integer generated always as (b * 2) stored); create index i on t (c);";
        await ExecuteAsync(connection, before);
        Assert.Equal([code], Linted.Codes(before, sql + ";"));
        // SET EXPRESSION came with PostgreSQL 17.
        if (connection.PostgreSqlVersion.Major < 17 && code == "OB932")
            return;
        var file = await FileAsync(connection, relation);

        await ExecuteAsync(connection, sql);

        Assert.NotEqual(file, await FileAsync(connection, relation));
    }

    [Fact]
    public async Task is_judged_by_functions_whose_volatility_is_the_servers()
    {
        await using var connection = await postgres.Superuser.OpenConnectionAsync(Token);
        var steady = await NamesAsync(connection,
            "select distinct proname::text from pg_proc where pronamespace = 'pg_catalog'::regnamespace and provolatile <> 'v'");
        var restless = await NamesAsync(connection,
            "select distinct proname::text from pg_proc where pronamespace = 'pg_catalog'::regnamespace and provolatile = 'v'");
        var all = steady.Union(restless).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(KnownFunctions.Steady.Intersect(restless));
        Assert.Empty(KnownFunctions.Volatile.Where(all.Contains).Except(restless));
        // What this major does not have is of the grammar, of a later major or of an extension.
        Assert.True(KnownFunctions.Steady.Count(all.Contains) > 150);
    }

    private static SqlType? Type(string type) =>
        ((AlterAction.AddColumn)((SqlCommand.Alter)SqlCommand.Read($"alter table t add column c {type}")).Actions.Single()).Column.Type;

    // Null where the server does not do it at all.
    private static async Task<bool?> RewritesAsync(NpgsqlConnection connection, string sql)
    {
        var before = await FileAsync(connection);
        try
        {
            await ExecuteAsync(connection, sql);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.UndefinedObject)
        {
            return null;
        }
        return await FileAsync(connection) != before;
    }

    private static async Task<uint> FileAsync(NpgsqlConnection connection, string relation = "t")
    {
        await using var command = new NpgsqlCommand($"select relfilenode from pg_class where oid = '{relation}'::regclass", connection);
        return (uint)(await command.ExecuteScalarAsync(Token))!;
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql)
    {
        var names = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
