using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AWSSDK.Testing;
using Npgsql;
using OpsBuild.AppUser;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.Sync;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.App.Tests;

/// <summary>The example's own database, migrated as it is committed, its application user as SyncAppUser makes it, and the service beside it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly TemporaryDatabase _database;
    private readonly AwsServer _secrets;
    private readonly HttpClient _client;
    private readonly Secret _secret;

    private Scene(TemporaryDatabase database, AwsServer secrets, ShopProcess shop, Uri address, Secret secret)
    {
        (_database, _secrets, Shop, _secret) = (database, secrets, shop, secret);
        _client = new HttpClient { BaseAddress = address };
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ShopProcess Shop { get; }

    /// <summary>How often the secret was asked for.</summary>
    public int SecretReadings => _secrets.Calls.Count;

    private string User => $"{_database.AdminUser}_app";

    public static async Task<Scene> OpenAsync(PostgresFixture postgres, params IEnumerable<(string Name, string Value)> more)
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        var migrations = MigrationDirectory.Read(Path.Combine(Repository(), "db", "migrations"));
        Assert.IsType<ApplyOutcome.Applied>(await new ApplyRun(database.DataSource, migrations, new ApplyOptions(), Logger.None).RunAsync(Cancellation));

        var secret = new Secret($"{database.AdminUser}_app", "marker-of-the-first-password");
        Assert.True(AppUserName.TryParse(secret.Username, out var name));
        Assert.IsType<SyncOutcome.Done>(await new AppUserSync(database.DataSource, SqlTemplate.BuiltIn).RunAsync(
            [new AppUserRequest(name, new AppUserPolicy().In("public")) { Password = () => secret.Password, IsPasswordRight = _ => Task.FromResult(false) }], Cancellation));
        await ExecuteAsync(database, """
            insert into customers (email, name) values ('ada@example.test', 'Ada');
            insert into products (sku, name, price_cents) values ('CUP', 'A cup', 850), ('POT', 'A pot', 4200), ('TRAY', 'A tray', 1900);
            insert into stocks (product_id, quantity) select id, case sku when 'CUP' then 10 when 'POT' then 1 else 5 end from products;
            """);

        var secrets = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json(secret.ToAnswer()), Cancellation);
        var environment = new Dictionary<string, string>
        {
            ["DB_HOST"] = postgres.Server.Host,
            ["DB_PORT"] = postgres.Server.Port.ToString(CultureInfo.InvariantCulture),
            ["DB_NAME"] = database.Name,
            ["DB_SSL_ROOT_CERT"] = postgres.Server.AuthorityFile,
            ["DB_APP_CREDENTIAL_ID"] = "app/db/app",
            ["AWS_ACCESS_KEY_ID"] = AwsServer.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = AwsServer.SecretKey,
            ["AWS_REGION"] = AwsServer.Region,
            ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = secrets.Url,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (var (variable, value) in more)
            environment[variable] = value;
        var shop = ShopProcess.Start(environment);
        return new Scene(database, secrets, shop, await shop.ListeningAsync(Cancellation), secret);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)} {Shop.Said}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    public Task<HttpResponseMessage> OrderAsync(params (string Sku, int Quantity)[] lines) => OrderAsync(1, lines);

    public Task<HttpResponseMessage> OrderAsync(long customer, params (string Sku, int Quantity)[] lines) => _client.PostAsJsonAsync(
        new Uri("/orders", UriKind.Relative), new { customerId = customer, lines = lines.Select(line => new { sku = line.Sku, quantity = line.Quantity }) }, Cancellation);

    public Task ExecuteAsync(string sql) => ExecuteAsync(_database, sql);

    /// <summary>The stock as the database has it.</summary>
    public async Task<int> StockAsync(string sku)
    {
        await using var command = _database.DataSource.CreateCommand($"select quantity from stocks join products on id = product_id where sku = '{sku}'");
        return (int)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var command = _database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Somebody else's transaction, which holds what it touched until it is disposed.</summary>
    public async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var connection = await _database.DataSource.OpenConnectionAsync(Cancellation);
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    /// <summary>Waits until a request of the service's waits for a lock.</summary>
    public async Task UntilWaitingAsync()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        await using var command = _database.Superuser.CreateCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and application_name = 'opsbuild-app' and wait_event_type = 'Lock')");
        while (await command.ExecuteScalarAsync(ending.Token) is not true)
            await Task.Delay(10, ending.Token);
    }

    /// <summary>A rotation: the server has another password, and every connection that was made with the old one is ended.</summary>
    /// <param name="password">The new one.</param>
    /// <param name="isTold">Secrets Manager knows it as well.</param>
    public async Task RotateAsync(string password, bool isTold)
    {
        await ExecuteAsync(_database, $"alter role {User} password '{password}'");
        _secret.Password = isTold ? password : _secret.Password;
        await EndSessionsAsync();
    }

    public void TellSecret(string password) => _secret.Password = password;

    public async Task EndSessionsAsync()
    {
        await using var command = _database.Superuser.CreateCommand($"select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where usename = '{User}'");
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Shop.DisposeAsync();
        await _secrets.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task ExecuteAsync(TemporaryDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "OpsBuild.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private sealed class Secret(string username, string password)
    {
        public string Username { get; } = username;

        public string Password { get; set; } = password;

        public string ToAnswer() => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["SecretString"] = JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = Username, ["password"] = Password }),
        });
    }
}
