using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>What a check does when its target fails it.</summary>
public sealed class A_target(PostgresFixture postgres, ShadowFixture shadows)
{
    // The view's definition is what waits for whoever has locked the table.
    private const string Orders = "create table orders (id bigint primary key, note text);\ncreate view notes as select note from orders;\n";

    [Fact]
    public async Task killed_while_it_is_read_ends_the_check()
    {
        await using var server = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await SceneAsync(server);
        var before = await Untouched.LookAsync(scene);
        await using var held = await Sessions.LockAsync(scene.Database.Superuser, "orders");
        var check = scene.CheckAsync();
        await Sessions.UntilBlockedAsync(scene.Database.Superuser);

        await server.KillAsync(Cancellation);

        var ended = await Record.ExceptionAsync(() => check.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        scene.Database.Superuser.Clear();
        await server.RestartAsync(Cancellation);
        Assert.IsAssignableFrom<NpgsqlException>(ended);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_session_is_ended_while_it_is_read_ends_the_check()
    {
        await using var scene = await SceneAsync();
        var before = await Untouched.LookAsync(scene);
        await using (await Sessions.LockAsync(scene.Database.Superuser, "orders"))
        {
            var check = scene.CheckAsync();
            await Sessions.UntilBlockedAsync(scene.Database.Superuser);

            await scene.ChangeAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", asSuperuser: true);

            var ended = await Assert.ThrowsAsync<PostgresException>(() => check.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
            Assert.Equal(PostgresErrorCodes.AdminShutdown, ended.SqlState);
        }

        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_table_somebody_alters_is_unreadable_and_the_table_is_named()
    {
        await using var scene = await SceneAsync();
        scene.Options = scene.Options with { CatalogLockTimeout = TimeSpan.FromMilliseconds(300) };
        var before = await Untouched.LookAsync(scene);

        DriftOutcome outcome;
        await using (await Sessions.LockAsync(scene.Database.Superuser, "orders"))
            outcome = await scene.CheckAsync();

        var problem = Assert.IsType<DriftOutcome.CatalogUnreadable>(outcome).Problem;
        Assert.Contains("55P03", problem.What, StringComparison.Ordinal);
        Assert.Contains("public.orders is locked by process", problem.Why, StringComparison.Ordinal);
        Assert.Contains("(somebody)", problem.Why, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_revision_table_somebody_alters_is_refused_and_names_who_it_is()
    {
        await using var scene = await SceneAsync();
        var before = await Untouched.LookAsync(scene);

        DriftOutcome outcome;
        await using (await Sessions.LockAsync(scene.Database.Superuser, "atlas_schema_revisions.atlas_schema_revisions"))
            outcome = await scene.CheckAsync();

        var refused = Assert.IsType<DriftOutcome.Refused>(outcome);
        Assert.Contains("is locked by somebody else", Assert.Single(refused.Problems).What, StringComparison.Ordinal);
        Assert.Contains(", somebody)", refused.Problems[0].Why, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task that_answers_too_slowly_is_unreadable()
    {
        await using var scene = await SceneAsync();
        scene.Options = scene.Options with { CatalogStatementTimeout = TimeSpan.FromMilliseconds(300), CatalogLockTimeout = TimeSpan.FromMinutes(5) };
        var before = await Untouched.LookAsync(scene);

        DriftOutcome outcome;
        await using (await Sessions.LockAsync(scene.Database.Superuser, "orders"))
            outcome = await scene.CheckAsync();

        Assert.Contains("57014", Assert.IsType<DriftOutcome.CatalogUnreadable>(outcome).Problem.What, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_revision_table_may_not_be_read_is_refused()
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync("""
            alter schema atlas_schema_revisions owner to current_user;
            alter table atlas_schema_revisions.atlas_schema_revisions owner to current_user;
            """, asSuperuser: true);
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        Assert.Equal(RefusalReason.RevisionTableUnusable, Assert.IsType<DriftOutcome.Refused>(outcome).Reason);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_policies_may_not_be_read_is_never_clean_without_a_word()
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync("revoke select on pg_policy from public", asSuperuser: true);
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        // The revoked right itself is a difference.
        var report = Assert.IsType<DriftOutcome.Drifted>(outcome).Report;
        Assert.Contains(report.NotCovered, item => item.Kind == "policy" && item.Reason.Contains("may not read pg_policy", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Comparison.Differences, difference => difference.Identity.Kind == Schema.ObjectKind.Policy);
        Assert.All(report.Comparison.Differences, difference => Assert.Contains("pg_policy", difference.ToString(), StringComparison.Ordinal));
        await before.AssertAsync();
    }

    private Task<Checked> SceneAsync() => SceneAsync(postgres.Server);

    private async Task<Checked> SceneAsync(PostgresServer server)
    {
        var scene = await Checked.CreateAsync(server, shadows);
        scene.With("10_orders.sql", Orders);
        await scene.ApplyAsync();
        return scene;
    }
}
