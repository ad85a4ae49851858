using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class Each_file(PostgresFixture postgres)
{
    [Fact]
    public async Task starts_with_a_session_that_forgot_the_one_before()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(
            File("1_sets.sql", """
                CREATE SCHEMA other;
                SET search_path = other;
                SET statement_timeout = '1h';
                SET default_transaction_read_only = on;
                CREATE TEMPORARY TABLE kept (id int);
                PREPARE kept AS SELECT 1;
                CREATE TABLE here ();
                """),
            File("2_after.sql", "CREATE TABLE there ();\nCREATE TEMPORARY TABLE kept (id int);\nPREPARE kept AS SELECT 2;\n"));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal("other.here, public.there", await scene.AskAsync<string>(
            "select string_agg(schemaname || '.' || tablename, ', ' order by tablename) from pg_tables where tablename in ('here', 'there')"));
    }

    [Fact]
    public async Task is_recorded_by_the_role_that_logged_in_whoever_the_file_became()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_owner.sql", $"""
            CREATE ROLE {scene.Database.Name}_owner;
            GRANT {scene.Database.Name}_owner TO CURRENT_USER;
            GRANT CREATE ON SCHEMA public TO {scene.Database.Name}_owner;
            SET ROLE {scene.Database.Name}_owner;
            CREATE TABLE owned ();
            """));

        try
        {
            Assert.IsType<ApplyOutcome.Applied>(outcome);
            Assert.Equal($"{scene.Database.Name}_owner", await scene.AskAsync<string>("select tableowner::text from pg_tables where tablename = 'owned'"));
            Assert.Equal(["1"], await scene.VersionsAsync());
        }
        finally
        {
            await scene.ExecuteAsync($"drop owned by {scene.Database.Name}_owner; drop role {scene.Database.Name}_owner");
        }
    }

    [Fact]
    public async Task reaches_the_server_as_it_is_written()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_odd.sql", """
            CREATE TABLE t (a int[], b text);
            INSERT INTO t VALUES (ARRAY[1, 2, 3], ':a @b $1 {c}');
            SELECT a[1:2], b::text, a @> ARRAY[1] AS "@b", 'x' AS ":c" FROM t;
            SELECT acldefault('r', 10);
            ;
            CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO t VALUES (NULL, 'x'); INSERT INTO t VALUES (NULL, 'y'););
            CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN n > 0 THEN n + 1 ELSE 0 END; END;
            PREPARE p AS SELECT $1::int;
            EXECUTE p(1);
            DO $$ BEGIN RAISE NOTICE 'it''s; %', 1; END $$;
            SAVEPOINT s; ROLLBACK TO s; RELEASE s;
            CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END AS end; END;
            INSERT INTO t VALUES (NULL, E'first; \''
                -- a text that goes on below a comment is still an escaped one, which psql itself does not see
                '\'; second');
            SELECT E'it\'s; /* ' /* nested /* ; */ */, U&'\0061', foo$bar$baz FROM (SELECT 1 AS foo$bar$baz) x
            """));

        var applied = Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal(16, applied.Files[0].Statements);
        Assert.Equal(":a @b $1 {c}, first; ''; second", await scene.AskAsync<string>("select string_agg(b, ', ') from t"));
        Assert.Equal(3, await scene.AskAsync<int>("select f(2)"));
    }

    [Fact]
    public async Task with_a_delimiter_of_its_own_may_hold_several_commands_between_two()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_x.sql", "-- atlas:delimiter -- end\nCREATE TABLE a ();\nCREATE TABLE b ();\n-- end\nCREATE TABLE c ()\n-- end\n"));

        Assert.Equal(2, Assert.IsType<ApplyOutcome.Applied>(outcome).Files[0].Statements);
        Assert.Equal(3, await scene.AskAsync<long>("select count(*) from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task runs_although_the_role_starts_read_only_and_is_impatient()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync($"alter role {scene.Database.AdminUser} set default_transaction_read_only = on");
        await using var fresh = NpgsqlDataSource.Create(scene.Database.ConnectionString);

        var outcome = await new ApplyRun(fresh, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.IsType<ApplyOutcome.Applied>(outcome);
    }

    [Fact]
    public async Task shows_itself_in_pg_stat_activity()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(File("1_who.sql", "CREATE TABLE who AS SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name <> '' ORDER BY 1;\n"));

        Assert.Equal("opsbuild apply 1_who.sql, opsbuild apply lock", await scene.AskAsync<string>("select string_agg(application_name, ', ' order by application_name) from who"));
    }

    [Fact]
    public async Task shows_its_callers_name_where_that_has_one()
    {
        await using var scene = await OpenAsync(postgres);
        var named = new NpgsqlConnectionStringBuilder(scene.Database.ConnectionString) { ApplicationName = $"opsbuild run-7 {new string('x', 30)}" };
        await using var database = NpgsqlDataSource.Create(named);

        var directory = Directory(File("1_who_is_there.sql", "CREATE TABLE who AS SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid();\n"));
        await new ApplyRun(database, directory, new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.Equal($"opsbuild run-7 {new string('x', 30)} 1_who_is_there.sq", await scene.AskAsync<string>("select application_name from who"));
    }

    [Fact]
    public async Task keeps_passwords_out_of_its_failure()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_role.sql", "DO $$ BEGIN EXECUTE 'CREATE ROLE pg_no LOGIN PASSWORD ''hush-hush'''; END $$;\n"));

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal("42939", failure.SqlState);
        Assert.DoesNotContain("hush-hush", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", failure.ToProblem().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void takes_a_data_source_with_sessions_of_its_own_only()
    {
        using var prepared = NpgsqlDataSource.Create("Host=localhost;Max Auto Prepare=5");

        Assert.Throws<ArgumentException>(() => new ApplyRun(prepared, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None));
    }
}
