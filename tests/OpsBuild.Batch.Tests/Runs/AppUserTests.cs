using System.Text.Json;
using AWSSDK.Testing;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

/// <summary>The two commands about the application's user, as processes with secrets of their own.</summary>
public sealed class The_applications_user(PostgresFixture postgres)
{
    private const string Create = "create_db_app_user";
    private const string Check = "check_db_app_user";
    private const string Marker = """ma'rk"er-\of %the $app é user""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_made_then_sound_and_the_second_run_changes_nothing()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.ExecuteAsync("create table orders (id bigint); create sequence counter");

        var made = await scene.RunAsync(Create);
        var again = await scene.RunAsync(Create);
        var check = await scene.RunAsync(Check);

        made.AssertEnded("app_user_synced", 0);
        again.AssertEnded("app_user_up_to_date", 0);
        check.AssertEnded("app_user_sound", 0);
        Assert.True(made.Result.GetProperty("changes_count").GetInt32() > 5);
        Assert.Equal(0, again.Result.GetProperty("changes_count").GetInt32());
        var line = Assert.Single(check.Lines, each => each.GetProperty("msg").GetString() == "checked db app user privileges");
        Assert.Equal(check.Result.GetProperty("checks_count").GetInt32(), line.GetProperty("checks_count").GetInt32());
        Assert.Equal((scene.Database.Name, "public", scene.User), (line.GetProperty("db_name").GetString(), line.GetProperty("schema").GetString(), line.GetProperty("username").GetString()));
        Assert.True(check.Result.GetProperty("tried_count").GetInt32() > 10);
    }

    [Fact]
    public async Task is_unsound_where_something_is_missing_and_the_result_has_the_statement_that_mends_it()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.ExecuteAsync("create table orders (id bigint)");
        await scene.RunAsync(Create);
        await scene.ExecuteAsync($"revoke insert on orders from \"{scene.User}\"; grant truncate on orders to \"{scene.User}\"");

        var check = await scene.RunAsync(Check);
        var mended = await scene.RunAsync(Create);
        scene.Environment["DB_APP_USER_REVOKE_BEYOND"] = "true";
        var revoked = await scene.RunAsync(Create);

        check.AssertEnded("app_user_unsound", 42);
        Assert.Equal(
            [("may INSERT table public.orders", "GRANT INSERT ON TABLE public.orders TO"), ("cannot TRUNCATE table public.orders", "REVOKE TRUNCATE ON TABLE public.orders FROM")],
            check.Result.GetProperty("failures").EnumerateArray().Select(failure => (failure.GetProperty("check").GetString()!, failure.GetProperty("mend").GetString()!.Split(" \"")[0])));
        mended.AssertEnded("app_user_synced", 0);
        Assert.Equal(1, mended.Result.GetProperty("beyond_count").GetInt32());
        revoked.AssertEnded("app_user_synced", 0);
        (await scene.RunAsync(Check)).AssertEnded("app_user_sound", 0);
    }

    [Fact]
    public async Task is_incomplete_where_the_admin_may_not_grant_it()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.ExecuteAsync("create table theirs (id bigint)");

        var run = await scene.RunAsync(Create);

        run.AssertEnded("app_user_incomplete", 40);
        Assert.All(run.Reasons, reason => Assert.Equal("not_permitted", reason));
        Assert.Contains("public.theirs", run.Result.GetProperty("refusals")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_its_password_nowhere()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        scene.Password = Marker;

        var runs = new[] { await scene.RunAsync(Create), await scene.RunAsync(Create), await scene.RunAsync(Check) };
        scene.Password = Marker + "2";
        var wrong = await scene.RunAsync(Check);

        Assert.Equal(["app_user_synced", "app_user_up_to_date", "app_user_sound"], runs.Select(run => run.Outcome));
        wrong.AssertEnded("authentication_failed", 13);
        Assert.Equal(["wrong_password"], wrong.Reasons);
        Assert.All(runs.Append(wrong), run =>
        {
            Assert.DoesNotContain("ma'rk", run.Output + run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(JsonSerializer.Serialize(Marker)[1..^1], run.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"SCRAM-SHA-256\$\d", run.Output);
        });
    }

    [Fact]
    public async Task gets_the_pending_password_of_a_rotation_and_is_checked_with_whichever_is_in_force()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.RunAsync(Create);
        scene.Pending = "the-next-one";
        scene.Environment["DB_APP_CREDENTIAL_STAGE"] = "AWSPENDING,AWSCURRENT";

        var before = await scene.RunAsync(Check);
        var rotated = await scene.RunAsync(Create);
        var after = await scene.RunAsync(Check);
        scene.Environment["DB_APP_CREDENTIAL_STAGE"] = "AWSCURRENT";
        var old = await scene.RunAsync(Check);
        scene.Pending = null;
        scene.Environment["DB_APP_CREDENTIAL_STAGE"] = "AWSPENDING,AWSCURRENT";
        var done = await scene.RunAsync(Create);

        Assert.Equal("AWSCURRENT", Stage(before));
        rotated.AssertEnded("app_user_synced", 0);
        Assert.Equal("AWSPENDING", Stage(after));
        old.AssertEnded("authentication_failed", 13);
        done.AssertEnded("app_user_synced", 0);

        static string? Stage(ProgramRun run)
        {
            run.AssertEnded("app_user_sound", 0);
            return run.Result.GetProperty("credential_stages")[0].GetString();
        }
    }

    // The server says so after it has taken the password, or has not.
    [Fact]
    public async Task keeps_its_password_where_its_connections_are_all_in_use()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.RunAsync(Create);
        await scene.ExecuteAsync($"alter role \"{scene.User}\" connection limit 0");

        var same = await scene.RunAsync(Create);
        scene.Password = "another-one";
        var changed = await scene.RunAsync(Create);

        same.AssertEnded("app_user_up_to_date", 0);
        changed.AssertEnded("app_user_synced", 0);
        Assert.Contains("its password is the secret's", Assert.Single(changed.Result.GetProperty("changes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_a_second_user_beside_it_who_only_reads()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.ExecuteAsync($"create table orders (id bigint); alter table orders owner to {scene.Database.AdminUser}");
        scene.Environment["DB_READ_ONLY_CREDENTIAL_ID"] = "app/db/reader";

        var made = await scene.RunAsync(Create);
        var check = await scene.RunAsync(Check);

        made.AssertEnded("app_user_synced", 0);
        check.AssertEnded("app_user_sound", 0);
        Assert.Equal([scene.User, $"{scene.User}_reader"], check.Result.GetProperty("usernames").EnumerateArray().Select(name => name.GetString()));
        await using var rights = scene.Database.Superuser.CreateCommand($"select has_table_privilege('{scene.User}_reader', 'orders', 'SELECT') and not has_table_privilege('{scene.User}_reader', 'orders', 'INSERT')");
        Assert.True((bool)(await rights.ExecuteScalarAsync(Cancellation))!);
    }

    [Fact]
    public async Task does_without_the_admins_credential_in_a_check()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        await scene.RunAsync(Create);
        scene.Environment.Remove("DB_ADMIN_CREDENTIAL_ID");

        (await scene.RunAsync(Check)).AssertEnded("app_user_sound", 0);
        (await scene.RunAsync(Create)).AssertEnded("wrong_configuration", 2);
    }

    [Theory]
    [InlineData("""{"username":"app"}""", "secret_incomplete")]
    [InlineData("""{"password":"marker-secret"}""", "secret_incomplete")]
    [InlineData("""{"username":"","password":"marker-secret"}""", "secret_incomplete")]
    [InlineData("""{"username":"app","password":17}""", "secret_incomplete")]
    [InlineData("""{"username":"app","password":"marker\ud800secret"}""", "secret_incomplete")]
    [InlineData("marker-secret", "secret_not_json")]
    [InlineData("", "secret_not_json")]
    [InlineData("[\"marker-secret\"]", "secret_not_an_object")]
    [InlineData("""{"username":"public","password":"marker-secret"}""", "secret_username_unusable")]
    [InlineData("""{"username":"pg_x","password":"marker-secret"}""", "secret_username_unusable")]
    [InlineData("""{"username":"a\nb","password":"marker-secret"}""", "secret_username_unusable")]
    [InlineData("""{"username":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","password":"marker-secret"}""", "secret_username_unusable")]
    [InlineData("""{"username":"app","password":"marker\u0000secret"}""", "secret_password_unusable")]
    [InlineData(null, "secret_is_binary")]
    public async Task is_not_touched_where_its_secret_is_none(string? secret, string reason)
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        scene.Secret = secret;
        scene.IsBinary = secret is null;

        foreach (var command in new[] { Create, Check })
        {
            var run = await scene.RunAsync(command);

            run.AssertEnded("secret_unreadable", 10);
            Assert.Equal([reason], run.Reasons);
            Assert.DoesNotContain("marker", run.Output + run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task is_never_the_admin()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        scene.Secret = JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = scene.Database.AdminUser, ["password"] = "marker-other" });

        var run = await scene.RunAsync(Create);

        run.AssertEnded("app_user_refused", 41);
        Assert.Equal(["app_user_is_admin"], run.Reasons);
    }

    [Fact]
    public async Task has_its_policy_and_its_SQL_beside_the_migrations()
    {
        await using var scene = await AppScene.CreateAsync(postgres);
        scene.Write("app-user.yaml", "connection_limit: 3\n");
        scene.Write("app-user.sql", "-- section: connection_limit\nALTER ROLE :\"user\" CONNECTION LIMIT :limit VALID UNTIL 'infinity';\n");

        var made = await scene.RunAsync(Create);
        await using var role = scene.Database.Superuser.CreateCommand($"select rolconnlimit || ' ' || rolvaliduntil from pg_roles where rolname = '{scene.User}'");
        var limit = await role.ExecuteScalarAsync(Cancellation);
        scene.Write("app-user.yaml", "connection_limit: none\n");
        var wrong = await scene.RunAsync(Create);

        made.AssertEnded("app_user_synced", 0);
        Assert.Equal("3 infinity", limit);
        wrong.AssertEnded("wrong_configuration", 2);
        Assert.Contains("app-user.yaml:1:19", wrong.Result.GetProperty("refusals")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A database, and a Secrets Manager that has the admin's, the application's and a reader's credential.</summary>
    private sealed class AppScene : IAsyncDisposable
    {
        private readonly TemporaryDirectory folder = new();
        private AwsServer? secrets;

        private AppScene(TemporaryDatabase database) => Database = database;

        public TemporaryDatabase Database { get; }

        public Dictionary<string, string> Environment { get; } = [];

        public string User => $"{Database.AdminUser}_app";

        public string Password { get; set; } = "the-first-one";

        /// <summary>The password that a rotation has not finished; null outside of one.</summary>
        public string? Pending { get; set; }

        /// <summary>The text of the application's secret, where it is another one than should be.</summary>
        public string? Secret { get; set; }

        public bool IsBinary { get; set; }

        public static async Task<AppScene> CreateAsync(PostgresFixture postgres)
        {
            var scene = new AppScene(await TemporaryDatabase.CreateAsync(postgres, Cancellation));
            scene.secrets = await AwsServer.StartAsync("secretsmanager", _ => scene.Answer(scene.secrets!.Calls[^1]), Cancellation);
            Directory.CreateDirectory(Path.Combine(scene.folder.Path, "migrations"));
            var server = postgres.Server;
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["RUN_ID"] = Scene.RunId,
                ["DB_HOST"] = server.Host,
                ["DB_PORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["DB_NAME"] = scene.Database.Name,
                ["DB_ADMIN_CREDENTIAL_ID"] = "app/db/admin",
                ["DB_APP_CREDENTIAL_ID"] = "app/db/app",
                ["DB_SSL_ROOT_CERT"] = server.AuthorityFile,
                ["MIGRATION_DIR"] = Path.Combine(scene.folder.Path, "migrations"),
                ["AWS_ACCESS_KEY_ID"] = AwsServer.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = AwsServer.SecretKey,
                ["AWS_REGION"] = AwsServer.Region,
                ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = scene.secrets.Url,
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            })
                scene.Environment[name] = value;
            return scene;
        }

        public Task<ProgramRun> RunAsync(string command) => BatchProcess.RunAsync(Environment, Cancellation, command);

        public void Write(string file, string text) => folder.Write(file, text);

        /// <summary>As the superuser; tables of the public schema are then given to the admin, unless they are called theirs.</summary>
        public async Task ExecuteAsync(string sql)
        {
            await using var command = Database.Superuser.CreateCommand($"""
                {sql};
                do $$ declare item record; begin
                    for item in select oid::regclass as name, relkind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname <> 'theirs' loop
                        execute format('alter %s %s owner to "{Database.AdminUser}"', case item.relkind when 'S' then 'sequence' else 'table' end, item.name);
                    end loop;
                end $$
                """);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            await secrets!.DisposeAsync();
            await Database.DisposeAsync();
            folder.Dispose();
        }

        private Answer Answer(ReceivedCall call)
        {
            var (id, stage) = (call.Body.GetProperty("SecretId").GetString(), call.Body.GetProperty("VersionStage").GetString());
            if (stage == "AWSPENDING" && (Pending is null || id != "app/db/app"))
                return AWSSDK.Testing.Answer.Error("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
            if (id == "app/db/app" && IsBinary)
                return AWSSDK.Testing.Answer.Json("""{"SecretBinary":"AAEC/w=="}""");
            var text = id switch
            {
                "app/db/admin" => Credential(Database.AdminUser, Database.AdminPassword),
                "app/db/reader" => Credential($"{User}_reader", "readers-own"),
                _ => Secret ?? Credential(User, stage == "AWSPENDING" ? Pending! : Password),
            };
            return AWSSDK.Testing.Answer.Json(JsonSerializer.Serialize(new Dictionary<string, string> { ["SecretString"] = text }));
        }

        private static string Credential(string user, string password) => JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = user, ["password"] = password });
    }
}
