namespace OpsBuild.EndToEnd.Tests;

public sealed class The_main_job(FreshClone clone)
{
    private const string History = "select version, applied, total, coalesce(error, '') from atlas_schema_revisions order by version";

    [Fact]
    public async Task applies_every_migration_in_a_fresh_clone_and_nothing_the_second_time()
    {
        await using var checkout = await clone.FreshAsync();

        var first = await checkout.BuildAsync("ApplyMigration");
        var second = await checkout.BuildAsync("ApplyMigration");

        Assert.True(first.ExitCode == 0, first.All);
        Assert.True(second.ExitCode == 0, second.All);
        Assert.Contains("up to date", second.Output, StringComparison.OrdinalIgnoreCase);
        // What the task is tagged with.
        Assert.Contains($", commit {(await checkout.GitAsync("rev-parse", "HEAD"))[..10]}", second.Output, StringComparison.Ordinal);
        var files = Directory.GetFiles(checkout.Migrations, "*.sql").Length;
        Assert.True(files >= 8, $"{files} migrations");
        Assert.Equal(files, (await checkout.QueryAsync(History)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal("tables,views,functions,policies\nt,t,t,t\n", await checkout.QueryAsync("""
            select exists (select from pg_tables where tablename = 'orders') and exists (select from pg_tables where tablename = 'stocks') as tables,
                   exists (select from pg_views where schemaname = 'public') as views,
                   exists (select from pg_proc where pronamespace = 'public'::regnamespace) as functions,
                   exists (select from pg_policies) as policies
            """));
    }

    [Fact]
    public async Task applies_exactly_the_migration_that_was_added()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        var before = await checkout.QueryAsync(History);

        var made = await checkout.BuildAsync("NewMigration", "--name", "add_notes");
        var file = Assert.Single(Directory.GetFiles(checkout.Migrations, "*_add_notes.sql"));
        await File.WriteAllTextAsync(file, "CREATE TABLE notes (id bigint PRIMARY KEY);\n", TestContext.Current.CancellationToken);
        var applied = await checkout.BuildAsync("ApplyMigration");

        Assert.True(made.ExitCode == 0, made.All);
        Assert.True(applied.ExitCode == 0, applied.All);
        var version = Path.GetFileName(file)[..14];
        Assert.Equal($"{before}{version},1,1,\"\"\n", await checkout.QueryAsync(History));
        Assert.Equal("count\n0\n", await checkout.QueryAsync("select count(*) from notes"));
    }

    [Fact]
    public async Task refuses_a_change_that_is_not_lawful_and_leaves_the_database_as_it_was()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        var files = Directory.GetFiles(checkout.Migrations, "*.sql").Order(StringComparer.Ordinal).ToArray();
        var before = await StateAsync(checkout);

        await File.AppendAllTextAsync(files[2], "\nCREATE TABLE sneaked (id int);\n", TestContext.Current.CancellationToken);
        await AssertRefusedAsync(checkout, Path.GetFileName(files[2]), before);
        await checkout.GitAsync("checkout", "--", "db");

        File.Delete(files[1]);
        await AssertRefusedAsync(checkout, Path.GetFileName(files[1]), before);
        await checkout.GitAsync("checkout", "--", "db");

        var older = Path.Combine(checkout.Migrations, "20200101000000_older.sql");
        await File.WriteAllTextAsync(older, "CREATE TABLE older (id int);\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await checkout.BuildAsync("HashMigrations")).ExitCode);
        await AssertRefusedAsync(checkout, "20200101000000_older.sql", before);
    }

    [Fact]
    public async Task refuses_rewritten_history_also_when_git_was_made_to_agree()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        var before = await StateAsync(checkout);
        var edited = Directory.GetFiles(checkout.Migrations, "*.sql").Order(StringComparer.Ordinal).ElementAt(3);

        await File.AppendAllTextAsync(edited, "\n-- edited after it shipped\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await checkout.BuildAsync("HashMigrations")).ExitCode);
        await checkout.GitAsync("commit", "--quiet", "--all", "--message", "Rewrite history");
        // The edit is the base now: only the database can tell.
        await AssertRefusedAsync(checkout, Path.GetFileName(edited), before, "--base-ref", "HEAD");
    }

    private static async Task AssertRefusedAsync(Checkout checkout, string file, string before, params string[] arguments)
    {
        var refused = await checkout.BuildAsync(["ApplyMigration", .. arguments]);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(file, refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(checkout));
    }

    /// <summary>Everything that a migration could have changed: objects, columns and the history.</summary>
    private static async Task<string> StateAsync(Checkout checkout) =>
        await checkout.QueryAsync("""
            select concat_ws(' ', 'relation', oid, relname, relkind, relowner, relhastriggers, relacl) as state from pg_class
            where relnamespace in (select oid from pg_namespace where nspname not like 'pg_%' and nspname <> 'information_schema')
            union all select concat_ws(' ', 'routine', oid, proname, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
            union all select concat_ws(' ', 'revision', revision::text) from atlas_schema_revisions revision
            order by 1
            """);
}
