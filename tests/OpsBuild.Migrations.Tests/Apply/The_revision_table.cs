using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class The_revision_table(PostgresFixture postgres)
{
    // The shape that Atlas makes and restores whenever it runs.
    private const string Shape = """
        version character varying not null
        description character varying not null
        type bigint not null 2
        applied bigint not null 0
        total bigint not null 0
        executed_at timestamp with time zone not null
        execution_time bigint not null
        error text null
        error_stmt text null
        hash character varying not null
        partial_hashes jsonb null
        operator_version character varying not null
        primary key atlas_schema_revisions_pkey (version)
        """;

    [Fact]
    public async Task has_the_shape_that_Atlas_gives_it()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);

        var shape = await scene.AskAsync<string>("""
            select string_agg(line, chr(10) order by rank) from (
                select a.attnum as rank, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                    || case when a.attnotnull then ' not null' else ' null' end || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') as line
                from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = 'atlas_schema_revisions.atlas_schema_revisions'::regclass and a.attnum > 0
                union all
                select 100, 'primary key ' || conname || ' (version)' from pg_constraint
                where conrelid = 'atlas_schema_revisions.atlas_schema_revisions'::regclass and pg_get_constraintdef(oid) = 'PRIMARY KEY (version)'
            ) lines
            """);

        Assert.Equal(Shape, shape);
    }

    [Fact]
    public async Task holds_what_Atlas_would_have_written()
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(Orders);
        var earliest = DateTimeOffset.UtcNow.AddSeconds(-1);

        await scene.ApplyAsync(new ApplyOptions(), directory);

        Assert.Equal(
            $"20260101000000|orders|2|2|2|''|''|{directory.ComputeSum().Entries[0].Hash}|null|t|OpsBuild v",
            await scene.AskAsync<string>("""
                select concat_ws('|', version, description, type, applied, total, quote_literal(error), quote_literal(error_stmt), hash, partial_hashes,
                                 execution_time > 0, substr(operator_version, 1, 10))
                from atlas_schema_revisions.atlas_schema_revisions
                """));
        Assert.InRange(await scene.AskAsync<DateTime>("select executed_at from atlas_schema_revisions.atlas_schema_revisions"), earliest.UtcDateTime, DateTime.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task counts_no_statements_in_a_file_of_comments()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(File("1.sql", "-- nothing yet\n"));

        Assert.Equal("1||0|0", await scene.AskAsync<string>("select concat_ws('|', version, description, applied, total) from atlas_schema_revisions.atlas_schema_revisions"));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("atlas_schema_revisions")]
    [InlineData("Odd \"name\"")]
    public async Task is_made_where_the_option_says(string schema)
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(new ApplyOptions { RevisionsSchema = schema }, Orders);

        Assert.Equal(schema, await scene.AskAsync<string>("select string_agg(n.nspname, ',') from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'atlas_schema_revisions' and c.relkind = 'r'"));
    }

    [Fact]
    public async Task is_used_where_it_is_in_the_applications_schema()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(new ApplyOptions { RevisionsSchema = "public" }, Orders);

        var outcome = await scene.ApplyAsync(Orders, Stocks);

        Assert.Equal([Stocks.Name], outcome.Files.Select(f => f.File));
        Assert.Equal(2, await scene.AskAsync<long>("select count(*) from public.atlas_schema_revisions"));
    }

    [Fact]
    public async Task that_Atlas_wrote_is_continued()
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(Orders, Stocks, Prices);
        await scene.ExecuteAsync($"""
            create schema atlas_schema_revisions;
            create table atlas_schema_revisions.atlas_schema_revisions (
                "version" character varying NOT NULL, "description" character varying NOT NULL, "type" bigint NOT NULL DEFAULT 2,
                "applied" bigint NOT NULL DEFAULT 0, "total" bigint NOT NULL DEFAULT 0, "executed_at" timestamptz NOT NULL,
                "execution_time" bigint NOT NULL, "error" text NULL, "error_stmt" text NULL, "hash" character varying NOT NULL,
                "partial_hashes" jsonb NULL, "operator_version" character varying NOT NULL, PRIMARY KEY ("version"));
            insert into atlas_schema_revisions.atlas_schema_revisions values
                ('.atlas_cloud_identifier', '4b6c1f0e-7d0f-4d1b-9a0c-2f7f4a1f1d11', 2, 0, 0, now(), 0, '', '', '', 'null', 'Atlas CLI v1.2.3'),
                ('20260101000000', 'orders', 2, 2, 2, now(), 2500000, '', '', '{directory.ComputeSum().Entries[0].Hash}', 'null', 'Atlas CLI v1.2.3'),
                ('20260102000000', 'stocks', 4, 0, 0, now(), 0, null, null, '{directory.ComputeSum().Entries[1].Hash}', null, 'Atlas CLI v1.2.3');
            """);

        var outcome = await scene.ApplyAsync(new ApplyOptions(), directory);

        Assert.Equal([Prices.Name], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(f => f.File));
        Assert.Equal([".atlas_cloud_identifier", "20260101000000", "20260102000000", "20260103000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task that_holds_only_the_identifier_of_Atlas_Cloud_is_no_history()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await scene.ExecuteAsync("drop table orders; update atlas_schema_revisions.atlas_schema_revisions set version = '.atlas_cloud_identifier', hash = ''");

        var outcome = await scene.ApplyAsync(Orders);

        Assert.Equal([Orders.Name], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(f => f.File));
    }

    [Fact]
    public async Task of_int_and_text_columns_with_NULLs_is_read_as_well()
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(Orders, Stocks);
        await scene.ApplyAsync(new ApplyOptions(), Directory(Orders));
        await scene.ExecuteAsync("""
            alter table atlas_schema_revisions.atlas_schema_revisions alter version type text, alter type type int, alter applied type int, alter total type int,
                alter partial_hashes type json, alter hash drop not null, alter operator_version drop not null;
            update atlas_schema_revisions.atlas_schema_revisions set hash = null, operator_version = null, error = null, error_stmt = null, partial_hashes = null;
            """);

        var outcome = await scene.ApplyAsync(new ApplyOptions(), directory);

        Assert.Equal([Stocks.Name], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(f => f.File));
    }

    [Fact]
    public async Task starts_with_the_baseline_where_one_is_given()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync("create table orders (id bigint primary key)");

        var outcome = await scene.ApplyAsync(new ApplyOptions { BaselineVersion = Orders.Version }, Orders, Stocks);

        Assert.Equal(Orders.Version, outcome.Baseline);
        Assert.Equal([Stocks.Name], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(f => f.File));
        Assert.Equal("1|0|0|''|null", await scene.AskAsync<string>(
            "select concat_ws('|', type, applied, total, quote_literal(hash), partial_hashes) from atlas_schema_revisions.atlas_schema_revisions where version = '20260101000000'"));
    }

    [Fact]
    public async Task may_hold_a_baseline_alone_and_is_continued_from_there()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync("create table orders (id bigint primary key); create table stocks ()");
        var options = new ApplyOptions { BaselineVersion = Stocks.Version };

        var first = await scene.ApplyAsync(options, Orders, Stocks);
        var second = await scene.ApplyAsync(options, Orders, Stocks, Prices);

        Assert.Equal((Stocks.Version, Stocks.Version), (Assert.IsType<ApplyOutcome.Applied>(first).Current, first.Baseline));
        Assert.Empty(first.Files);
        Assert.Null(second.Baseline);
        Assert.Equal([Prices.Name], Assert.IsType<ApplyOutcome.Applied>(second).Files.Select(f => f.File));
    }

    [Fact]
    public async Task of_an_empty_database_starts_at_the_last_checkpoint_and_others_pass_over_checkpoints()
    {
        await using var scene = await OpenAsync(postgres);
        var checkpoint = File("20260102120000_checkpoint.sql", "-- atlas:checkpoint\n\nCREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE TABLE stocks ();\n");
        var later = File("20260104000000_checkpoint.sql", "-- atlas:checkpoint\n\nCREATE TABLE never ();\n");

        var first = await scene.ApplyAsync(Orders, Stocks, checkpoint, Prices);
        var second = await scene.ApplyAsync(Orders, Stocks, checkpoint, Prices, later);

        Assert.Equal([checkpoint.Name, Prices.Name], first.Files.Select(f => f.File));
        Assert.IsType<ApplyOutcome.UpToDate>(second);
    }
}
