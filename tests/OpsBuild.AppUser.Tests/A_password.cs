using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using OpsBuild.AppUser.Passwords;
using OpsBuild.AppUser.Sync;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class A_password(PostgresFixture postgres)
{
    private const string First = """marker-one 'quoted' "twice" \back\slash %d $1 {x}""";
    private const string Second = "marker-two-\u00e9\u00a0\u2168";

    [Fact]
    public async Task that_was_changed_is_set_again_and_one_that_is_right_is_left_alone()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.SyncAsync();
        var stored = await scene.AskAsync($"select rolpassword from pg_authid where rolname = '{scene.Name}'");
        var unchanged = await scene.SyncedAsync();
        var storedStill = await scene.AskAsync($"select rolpassword from pg_authid where rolname = '{scene.Name}'");
        await scene.RunAsync("alter role APP password 'somebody-elses'");

        var report = await scene.SyncedAsync();

        Assert.Empty(unchanged.Changes);
        Assert.Equal(stored, storedStill);
        Assert.Equal($"altered role \"{scene.Name}\": its password is the secret's", Assert.Single(report.Changes).ToString());
        Assert.True(await scene.LogsInAsync(scene.Password));
        Assert.False(await scene.LogsInAsync("somebody-elses"));
    }

    [Fact]
    public async Task is_in_no_log_of_the_server_that_logs_every_statement()
    {
        await using var server = await PostgresFixture.StartOwnServerAsync(Scene.Cancellation);
        await using var superuser = NpgsqlDataSource.Create(server.Superuser());
        foreach (var setting in new[] { "log_statement = 'all'", "log_min_duration_statement = 0", "log_parameter_max_length = -1", "log_error_verbosity = verbose", "log_min_messages = debug1" })
        {
            await using var set = superuser.CreateCommand($"alter system set {setting}");
            await set.ExecuteNonQueryAsync(Scene.Cancellation);
        }

        await using (var reload = superuser.CreateCommand("select pg_reload_conf(), pg_sleep(0.5)"))
            await reload.ExecuteNonQueryAsync(Scene.Cancellation);
        await using var scene = await Scene.CreateAsync(server);
        scene.Password = First;
        await scene.SyncAsync();
        scene.Password = Second;
        var changed = await scene.SyncedAsync();
        await scene.CheckAsync();
        // Refused by the server, which then logs the statement.
        scene.Template = Sql.SqlTemplate.Parse("app-user.sql", "-- section: password\nALTER ROLE :\"user\" PASSWORD :'verifier' NONSENSE;");
        scene.Password = First;
        var refused = Assert.IsType<SyncOutcome.Refused>(await scene.TrySyncAsync());

        await using var folder = superuser.CreateCommand("select setting from pg_settings where name = 'data_directory'");
        var log = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName($"{await folder.ExecuteScalarAsync(Scene.Cancellation)}")!, "postgres.log"), Scene.Cancellation);
        Assert.Contains("ALTER ROLE", log, StringComparison.Ordinal);
        Assert.Contains("SCRAM-SHA-256$4096:", log, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-one", log, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-two", log, StringComparison.Ordinal);
        Assert.Single(changed.Changes);
        Assert.DoesNotContain("marker", $"{refused.Problem}", StringComparison.Ordinal);
        // Not even what the server stores is told.
        Assert.DoesNotMatch(@"SCRAM-SHA-256\$\d", $"{refused.Problem}");
    }

    // What a server makes of a password itself is the truth; the verifier with the same salt has to be the same.
    [Theory]
    [InlineData("plain")]
    [InlineData("tab\tand space")]
    [InlineData("p\u00e4ssw\u00f6rd")]
    [InlineData("decomposed a\u0308 and \u212b and \ufb01")]
    [InlineData("\u2168 is nine")]
    [InlineData("no\u00adsoft\u00adhyphen")]
    [InlineData("blank\u00a0\u3000blank")]
    [InlineData("\u200bzero width")]
    [InlineData("\u0627\u0644\u0639\u0631")]
    [InlineData("\u0627 mixed \u0627")]
    [InlineData("\u06271")]
    [InlineData("control\u0007\u00e4")]
    [InlineData("unassigned \u0221 \u00e4")]
    [InlineData("new \U0001f600")]
    [InlineData("\ud55c\uae00 \u1112\u1161\u11ab")]
    [InlineData("\u00ad")]
    [InlineData("private \ue000")]
    [InlineData("marks a\u0323\u0307 a\u0307\u0323 \u1e9b\u0323")]
    [InlineData("\u0344 \u0f73 \u0958")]
    public async Task becomes_the_verifier_that_the_server_would_make(string password)
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.AsSuperuserAsync("create role APP");
        await using (var set = scene.Database.Superuser.CreateCommand($"set password_encryption = 'scram-sha-256'; alter role \"{scene.Name}\" password '{password}'"))
            await set.ExecuteNonQueryAsync(Scene.Cancellation);
        var stored = await scene.AskAsync($"select rolpassword from pg_authid where rolname = '{scene.Name}'");
        var match = Regex.Match(stored, @"^SCRAM-SHA-256\$(?<iterations>\d+):(?<salt>[^$]+)\$");

        var ours = ScramVerifier.Of(password, int.Parse(match.Groups["iterations"].Value, CultureInfo.InvariantCulture), Convert.FromBase64String(match.Groups["salt"].Value));

        Assert.Equal(stored, ours);
    }

    [Fact]
    public async Task is_refused_where_the_server_would_have_it_as_md5_and_needs_none_where_it_is_right()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.SyncAsync();
        await scene.AsSuperuserAsync("alter role ADMIN set password_encryption = 'md5'");
        // A role's settings begin with its sessions.
        scene.Database.DataSource.Clear();

        var right = await scene.TrySyncAsync();
        scene.Password = "another-one";
        var wrong = await scene.TrySyncAsync();

        Assert.False(Assert.IsType<SyncOutcome.Done>(right).HasChanges);
        Assert.Equal("password_encryption_md5", Assert.IsType<SyncOutcome.Refused>(wrong).Reason);
    }

    [Fact]
    public async Task is_never_the_admins()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Name = Scene.Parse(scene.Admin);

        Assert.Equal("app_user_is_admin", Assert.IsType<SyncOutcome.Refused>(await scene.TrySyncAsync()).Reason);
    }
}
