using System.Text.Json;
using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>SchemaDiff --from ... --to ...</summary>
public sealed class Two_databases(FreshClone clone, PostgresFixture postgres)
{
    private const string Orders = "create table orders (id integer primary key, note text)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task that_are_equal_end_with_0_and_print_nothing_to_standard_output()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, Orders, Orders);

        var compared = await checkout.BuildAsync(pair.Password, pair.Arguments);

        Assert.True(compared.ExitCode == 0, compared.All);
        Assert.Equal("", compared.Output);
        Assert.Contains("Equal", compared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_differ_in_words_only_since_one_was_made_of_the_others_dump_are_equal()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, """
            create table jobs (id bigint primary key, state character varying(20) check (state in ('new', 'running', 'done')));
            create index jobs_waiting on jobs (id) where state in ('new', 'running');
            create view waiting as select id from jobs where state in ('new', 'running')
            """, "select 1");
        await pair.MakeOfDumpAsync(postgres);

        var compared = await checkout.BuildAsync(pair.Password, pair.Arguments);

        Assert.True(compared.ExitCode == 0, compared.All);
        Assert.Equal("", compared.Output);
    }

    [Fact]
    public async Task that_differ_end_with_3_and_print_one_difference_a_line()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, Orders, $"{Orders}; alter table orders alter note type varchar(200); create table extra (id integer)");

        var compared = await checkout.BuildAsync(pair.Password, pair.Arguments);

        Assert.True(compared.ExitCode == 3, compared.All);
        Assert.Equal("table public.extra: absent -> present\ncolumn public.orders.note: type text -> character varying(200)\n", compared.Output);
    }

    [Fact]
    public async Task that_differ_print_one_json_document_when_asked()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, Orders, $"{Orders}; alter table orders alter note set default 'x'");

        var compared = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--json"]);

        Assert.True(compared.ExitCode == 3, compared.All);
        using var json = JsonDocument.Parse(compared.Output);
        Assert.False(json.RootElement.GetProperty("equal").GetBoolean());
        Assert.Equal(
            """{"kind":"column","object":"public.orders.note","attribute":"default","from":null,"to":"'x'::text"}""",
            JsonSerializer.Serialize(Assert.Single(json.RootElement.GetProperty("differences").EnumerateArray()), Readable));
    }

    [Fact]
    public async Task differ_by_nothing_outside_the_schemas_that_are_named()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, $"create schema app; {Orders}", $"create schema app; {Orders}; create table extra (id integer)");

        var app = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--schemas", "app"]);
        var both = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--schemas", "app,public"]);

        Assert.True(app.ExitCode == 0, app.All);
        Assert.True(both.ExitCode == 3, both.All);
    }

    [Fact]
    public async Task print_a_script_that_makes_the_one_like_the_other()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, Orders, $"{Orders}; create type mood as enum ('sad', 'happy')");

        var adopt = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--sql", "adopt"]);
        var revert = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--sql", "revert", "--json"]);
        await pair.RunAsExpectedAsync(adopt.Output);
        var adopted = await checkout.BuildAsync(pair.Password, pair.Arguments);
        var neither = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--sql", "merge"]);

        Assert.True(adopt.ExitCode == 3, adopt.All);
        Assert.StartsWith("-- enum public.mood: absent -> present\n", adopt.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE TYPE public.mood", adopt.Output, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(revert.Output);
        Assert.Contains("DROP TYPE public.mood", Assert.Single(json.RootElement.GetProperty("sql").EnumerateArray()).GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.True(adopted.ExitCode == 0, adopted.All);
        Assert.Equal(2, neither.ExitCode);
    }

    [Fact]
    public async Task differ_by_no_role_that_is_mapped()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, $"{Orders}; grant select on orders to pg_monitor", $"{Orders}; grant select on orders to pg_read_all_stats");

        var different = await checkout.BuildAsync(pair.Password, pair.Arguments);
        var mapped = await checkout.BuildAsync(pair.Password, [.. pair.Arguments, "--map-role", "pg_read_all_stats=pg_monitor"]);

        Assert.True(different.ExitCode == 3, different.All);
        Assert.True(mapped.ExitCode == 0, mapped.All);
    }

    [Fact]
    public async Task of_which_one_cannot_be_reached_end_with_neither_0_nor_3()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var pair = await Pair.CreateAsync(postgres, Orders, Orders);

        var refused = await checkout.BuildAsync(pair.Password, "SchemaDiff", "--from", pair.From, "--to", "postgres://admin@127.0.0.1:1/gone");
        var missing = await checkout.BuildAsync(pair.Password, "SchemaDiff", "--from", pair.From.Replace("/test_", "/no_test_", StringComparison.Ordinal), "--to", pair.To);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("'to' (127.0.0.1:1/gone as admin) could not be read", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("The database 'from' (127.0.0.1:", missing.Error, StringComparison.Ordinal);
        Assert.Equal("", refused.Output + missing.Output);
    }

    [Fact]
    public async Task are_refused_when_the_command_line_holds_a_password_and_are_not_taken_from_variables()
    {
        await using var checkout = await clone.CompiledAsync();

        var withPassword = await checkout.BuildAsync("SchemaDiff", "--from", "postgres://admin:Marker-53cr3t@127.0.0.1:1/db", "--to", "postgres://admin@127.0.0.1:1/db");
        var fromVariables = await checkout.BuildAsync(
            new Dictionary<string, string?> { ["FROM"] = "postgres://admin@127.0.0.1:1/production", ["TO"] = "postgres://admin@127.0.0.1:1/production" }, "SchemaDiff");

        Assert.Equal(2, withPassword.ExitCode);
        Assert.Contains("PGPASSWORD", withPassword.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Marker-53cr3t", withPassword.All, StringComparison.Ordinal);
        Assert.Equal(2, fromVariables.ExitCode);
        Assert.Contains("FROM is set in the environment", fromVariables.Error, StringComparison.Ordinal);
        Assert.Equal("", withPassword.Output + fromVariables.Output);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Two databases with the same owner, read by it.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        private readonly TemporaryDatabase from;
        private readonly TemporaryDatabase to;

        private Pair(TemporaryDatabase from, TemporaryDatabase to) => (this.from, this.to) = (from, to);

        public string From => Url(from);

        public string To => Url(to);

        public string[] Arguments => ["SchemaDiff", "--from", From, "--to", To];

        public Dictionary<string, string?> Password => new() { ["PGPASSWORD"] = from.AdminPassword };

        public static async Task<Pair> CreateAsync(PostgresFixture postgres, string from, string to)
        {
            var pair = new Pair(await TemporaryDatabase.CreateAsync(postgres, Cancellation), await TemporaryDatabase.CreateAsync(postgres, Cancellation));
            await RunAsync(pair.from, from);
            await RunAsync(pair.to, $"{to}; alter database {pair.to.Name} owner to {pair.from.AdminUser}");
            return pair;
        }

        public Task RunAsExpectedAsync(string sql) => RunAsync(from, sql);

        public Task MakeOfDumpAsync(PostgresFixture postgres) => DumpPrograms.CopySchemaAsync(postgres.Server, from, to);

        public async ValueTask DisposeAsync()
        {
            // Its owner goes with the other.
            await to.DisposeAsync();
            await from.DisposeAsync();
        }

        private string Url(TemporaryDatabase database)
        {
            var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            return $"postgres://{from.AdminUser}@{connection.Host}:{connection.Port}/{connection.Database}?sslmode=verify-full&sslrootcert={connection.RootCertificate}";
        }

        private static async Task RunAsync(TemporaryDatabase database, string sql)
        {
            await using var command = database.Superuser.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
