using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;

namespace OpsBuild.Drift.Tests;

/// <summary>PostgreSQL words some definitions otherwise after a dump and restore, and nothing has drifted by that.</summary>
public sealed class A_database_that_was_restored_from_a_dump(PostgresFixture postgres, ShadowFixture shadows)
{
    private const string Wordy = """
        create table jobs (
            id bigint primary key,
            state character varying(20) check (state in ('new', 'running', 'done')),
            priority integer check (priority between 1 and 9),
            at timestamp(3) without time zone default null,
            note text);
        create index jobs_waiting on jobs (id) where state in ('new', 'running');
        create view waiting as select id from jobs where state in ('new', 'running') union all select null;
        create materialized view done as select id from jobs where state = any (array['done', 'gone']::varchar[]);
        create function touch() returns trigger language plpgsql as 'begin return new; end';
        create trigger jobs_touch before update on jobs for each row
            when (((old.id is distinct from new.id or old.note is distinct from new.note) or old.state is distinct from new.state) or old.at is distinct from new.at)
            execute function touch();
        create domain level as character varying(10) check (value in ('low', 'high'));
        create policy own on jobs using (state in ('new', 'running'));
        create rule no_delete as on delete to jobs where old.state in ('new', 'running') do instead nothing;

        """;

    [Fact]
    public async Task has_not_drifted()
    {
        await using var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_jobs.sql", Wordy);
        await scene.ApplyAsync();
        var plain = await scene.CheckAsync();
        var before = await CatalogReader.ReadAsync(scene.Database.DataSource, new CatalogOptions(), Checked.Cancellation);
        await RestoreAsync(scene);

        var restored = await scene.CheckAsync();

        var after = await CatalogReader.ReadAsync(scene.Database.DataSource, new CatalogOptions(), Checked.Cancellation);
        Assert.NotEmpty(CatalogComparison.Of(before, after, new ComparisonOptions()).Differences);
        Assert.IsType<DriftOutcome.Clean>(plain);
        Assert.True(restored is DriftOutcome.Clean, restored is DriftOutcome.Drifted drifted ? string.Join('\n', drifted.Report.Comparison.Differences) : $"{restored}");
    }

    [Fact]
    public async Task shows_the_one_definition_that_somebody_changed_among_those_that_only_read_otherwise()
    {
        await using var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_jobs.sql", Wordy);
        await scene.ApplyAsync();
        await RestoreAsync(scene);
        await scene.ChangeAsync("alter table jobs drop constraint jobs_priority_check; alter table jobs add constraint jobs_priority_check check (priority between 1 and 10)");

        var differences = await scene.DifferencesAsync();

        Assert.StartsWith("constraint public.jobs.jobs_priority_check: definition ", Assert.Single(differences), StringComparison.Ordinal);
    }

    // The whole of it, with what the revision table says.
    private async Task RestoreAsync(Checked scene)
    {
        var dump = await DumpPrograms.DumpAsync(postgres.Server, scene.Database);
        await scene.ChangeAsync("drop schema public cascade; drop schema atlas_schema_revisions cascade", asSuperuser: true);
        // A dump does not make the schema that every database has.
        await scene.ChangeAsync(postgres.Server.Programs.Major >= 15
            ? "create schema public authorization pg_database_owner; grant usage on schema public to public; comment on schema public is 'standard public schema'"
            : "create schema public; grant create, usage on schema public to public; comment on schema public is 'standard public schema'", asSuperuser: true);
        await DumpPrograms.RestoreAsync(postgres.Server, scene.Database, dump);
    }
}
