using Npgsql;
using OpsBuild.AppUser;
using OpsBuild.AppUser.Checks;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.Sync;
using OpsBuild.Local.Postgres;
using Serilog;

namespace OpsBuild.Bench.Figures;

/// <summary>The application's database user on 2,000 tables: made with all its rights by an admin who is no superuser, then checked as that user.</summary>
/// <remarks>The goals are those of the application user's issue: 3 seconds each.</remarks>
internal sealed class AppUserOnManyTables : IFigure
{
    private const int Runs = 3;
    private const string Password = "only-for-this-bench";

    private const string Tables = """
        do $$ begin
            for i in 1..2000 loop
                execute format('create table table_%s (id bigint generated always as identity primary key, note text not null, at timestamptz default now())', i);
                if i % 500 = 0 then commit; end if;
            end loop;
        end $$
        """;

    public IReadOnlyList<string> Names { get; } = ["app_user_create_2000_tables", "app_user_check_2000_tables"];

    public async Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var database = await ThrowAwayDatabase.StartAsync(new PostgresProgramsOptions(), Log.Logger, cancellationToken);
        await using (var tables = database.DataSource.CreateCommand(Tables))
        {
            tables.CommandTimeout = 120;
            await tables.ExecuteNonQueryAsync(cancellationToken);
        }

        if (!AppUserName.TryParse("app_user", out var name))
            throw new InvalidOperationException("app_user is no name.");
        var policy = new AppUserPolicy().In("public");
        var connection = database.Server.Superuser("app");
        (connection.Username, connection.Password, connection.Pooling) = (name.ToString(), Password, false);
        await using var user = NpgsqlDataSource.Create(connection);
        await using var superuser = NpgsqlDataSource.Create(database.Server.Superuser("app"));

        List<double> creates = [], checks = [];
        // The first run warms up code and server.
        for (var run = 0; run <= Runs; run++)
        {
            var create = await Samples.SecondsAsync(() => CreateAsync(database.DataSource, name, policy, cancellationToken));
            var check = await Samples.SecondsAsync(() => CheckAsync(user, database.DataSource, name, policy, cancellationToken));
            await using (var drop = superuser.CreateCommand("drop owned by app_user; drop role app_user"))
                await drop.ExecuteNonQueryAsync(cancellationToken);
            if (run == 0)
                continue;
            creates.Add(create);
            checks.Add(check);
        }

        return
        [
            new Row(Names[0], Samples.Median(creates), "s", Goal.AtMost(3)),
            new Row(Names[1], Samples.Median(checks), "s", Goal.AtMost(3)),
        ];
    }

    private static async Task CreateAsync(NpgsqlDataSource admin, AppUserName name, AppUserPolicy policy, CancellationToken cancellationToken)
    {
        var request = new AppUserRequest(name, policy) { Password = () => Password, IsPasswordRight = _ => Task.FromResult(false) };
        var outcome = await new AppUserSync(admin, SqlTemplate.BuiltIn).RunAsync([request], cancellationToken);
        if (outcome is not SyncOutcome.Done { IsComplete: true, Users: [{ Changes.Count: > 4000 }] })
            throw new InvalidOperationException($"The synchronisation did not do what is timed: {outcome}");
    }

    private static async Task CheckAsync(NpgsqlDataSource user, NpgsqlDataSource admin, AppUserName name, AppUserPolicy policy, CancellationToken cancellationToken)
    {
        var report = await new AppUserCheck(user, admin, SqlTemplate.BuiltIn).RunAsync(name, policy, cancellationToken);
        if (!report.IsSound || report.Checks.Count(check => check.IsProbed) < 8000)
            throw new InvalidOperationException("The check did not do what is timed.");
    }
}
