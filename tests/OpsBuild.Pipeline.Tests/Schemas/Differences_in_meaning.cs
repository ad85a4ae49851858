using OpsBuild.Local.Postgres;
using OpsBuild.Pipeline.Schemas;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Schemas;

/// <summary>Two databases of which one came out of the other's dump.</summary>
public sealed class Differences_in_meaning(PostgresFixture postgres)
{
    // PostgreSQL writes each of these otherwise after a dump and restore.
    private const string Wordy = """
        create schema other;
        create table other.jobs (
            id bigint primary key,
            state character varying(20) check (state in ('new', 'running', 'done')),
            priority integer check (priority between 1 and 9));
        create index jobs_waiting on other.jobs (id) where state in ('new', 'running');
        create view waiting as select id from other.jobs where state in ('new', 'running');
        create domain level as character varying(10) check (value in ('low', 'high'));
        create policy own on other.jobs using (state in ('new', 'running'));
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("public")]
    public async Task are_the_only_ones_that_count(string? schema)
    {
        await using var pair = await Pair.CreateAsync(postgres);
        var options = new CatalogOptions { Schemas = schema is null ? null : [schema] };
        await RunAsync(pair.To, "create or replace view waiting as select id from other.jobs where state in ('new', 'done')");

        var words = await pair.CompareAsync(options);
        var meaning = await DifferencesInMeaning.OfAsync(words, pair.From.Superuser, options, PostgresFixture.ProgramsFromEnvironment(), Logger.None, Cancellation);

        Assert.True(words.Differences.Length > 1, string.Join('\n', words.Differences));
        Assert.StartsWith("view public.waiting: definition ", Assert.Single(meaning.Differences).ToString(), StringComparison.Ordinal);
        Assert.Equal(words.NotCovered, meaning.NotCovered);
    }

    [Fact]
    public async Task are_not_told_apart_without_a_server_to_ask_and_that_is_said()
    {
        await using var pair = await Pair.CreateAsync(postgres);
        var nowhere = new PostgresProgramsOptions { Ways = ProgramsWays.None };

        var words = await pair.CompareAsync(new CatalogOptions());
        var kept = await DifferencesInMeaning.OfAsync(words, pair.From.Superuser, new CatalogOptions(), nowhere, Logger.None, Cancellation);

        Assert.Equal(words.Differences, kept.Differences);
        var said = Assert.Single(kept.NotCovered.Except(words.NotCovered));
        Assert.Equal("definition", said.Kind);
        Assert.Contains("may differ in words only", said.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said.Reason);
    }

    private static async Task RunAsync(TemporaryDatabase database, string sql)
    {
        await using var command = database.Superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>A database and what psql made of its dump.</summary>
    private sealed record Pair(TemporaryDatabase From, TemporaryDatabase To) : IAsyncDisposable
    {
        public static async Task<Pair> CreateAsync(PostgresFixture postgres)
        {
            var pair = new Pair(await TemporaryDatabase.CreateAsync(postgres, Cancellation), await TemporaryDatabase.CreateAsync(postgres, Cancellation));
            await RunAsync(pair.From, Wordy);
            await RunAsync(pair.To, $"alter database {pair.To.Name} owner to {pair.From.AdminUser}");
            await DumpPrograms.CopySchemaAsync(postgres.Server, pair.From, pair.To);
            return pair;
        }

        public Task<CatalogComparison> CompareAsync(CatalogOptions options) =>
            TwoDatabases.CompareAsync(From.Superuser, To.Superuser, options, options, new ComparisonOptions(), Cancellation);

        public async ValueTask DisposeAsync()
        {
            await To.DisposeAsync();
            await From.DisposeAsync();
        }
    }
}
