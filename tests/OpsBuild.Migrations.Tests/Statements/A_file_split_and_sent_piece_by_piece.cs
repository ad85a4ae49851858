using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Statements;

/// <summary>psql is the judge: each file of the corpus, run by it and by us, has to leave the same database.</summary>
public sealed class A_file_split_and_sent_piece_by_piece(PostgresFixture postgres)
{
    public static TheoryData<string> Corpus => [.. Directory.EnumerateFiles(Folder(), "*.sql").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task does_what_psql_does_with_the_whole(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var byPsql = await TemporaryDatabase.CreateAsync(postgres, cancellation);
        await using var byUs = await TemporaryDatabase.CreateAsync(postgres, cancellation);
        var path = Path.Combine(Folder(), name);

        await RunPsqlAsync(byPsql, path, cancellation);
        var file = MigrationFile.Of($"1_{name}", await File.ReadAllBytesAsync(path, cancellation));
        var outcome = await new ApplyRun(byUs.DataSource, Files.Directory(file), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(cancellation);

        Assert.True(outcome is ApplyOutcome.Applied, (outcome as ApplyOutcome.Failed)?.Failure.ToProblem().ToString() ?? outcome.ToString());
        Assert.Equal(await ContentAsync(byPsql, cancellation), await ContentAsync(byUs, cancellation));
    }

    private static async Task RunPsqlAsync(TemporaryDatabase database, string file, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null", $"--file={file}"])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = settings.Host, ["PGPORT"] = $"{settings.Port}", ["PGDATABASE"] = settings.Database, ["PGUSER"] = settings.Username,
                ["PGPASSWORD"] = settings.Password, ["PGSSLMODE"] = "prefer", ["PGCLIENTENCODING"] = "UTF8",
            },
        };
        using var psql = Start(start);
        var errors = await psql.StandardError.ReadToEndAsync(cancellationToken);
        await psql.WaitForExitAsync(cancellationToken);
        Assert.True(psql.ExitCode == 0, errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"psql is not on the PATH ({missing.Message}); install PostgreSQL's client programs to run this test.");
            throw;
        }
    }

    // Definitions as the server writes them, and all rows; no object ids, and no user, which differs.
    private static async Task<string> ContentAsync(TemporaryDatabase database, CancellationToken cancellationToken)
    {
        await using var command = database.DataSource.CreateCommand("""
            select string_agg(line, chr(10) order by line) from (
                select format('column %s.%s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid)) as line
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where a.attnum > 0 and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'atlas_schema_revisions')
                union all select format('view %s %s', viewname, definition) from pg_views where schemaname !~ '^pg_' and schemaname <> 'information_schema'
                union all select format('routine %s', pg_get_functiondef(p.oid)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prokind in ('f', 'p')
                union all select format('rule %s', definition) from pg_rules where schemaname !~ '^pg_'
                union all select format('constraint %s %s', conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace not in (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema', 'atlas_schema_revisions'))
                union all select format('index %s', indexdef) from pg_indexes where schemaname !~ '^pg_' and schemaname <> 'atlas_schema_revisions'
                union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
                union all select format('comment %s', description) from pg_description where classoid = 'pg_class'::regclass and objoid >= 16384
                union all select format('rows %s', query_to_xml(format('select * from %I.%I order by 1::text', schemaname, tablename), true, false, ''))
                from pg_tables where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'atlas_schema_revisions')
            ) lines
            """);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "corpus");
}
