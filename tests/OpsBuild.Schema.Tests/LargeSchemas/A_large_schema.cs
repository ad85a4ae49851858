using Npgsql;
using OpsBuild.LargeSchemas;
using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.LargeSchemas;

/// <summary>Twins of a schema of 200 tables: no false alarm among thousands of objects, and no single change lost in them.</summary>
public sealed class A_large_schema(PostgresFixture postgres)
{
    private static LargeSchema Schema { get; } = new(tables: 200);

    [Fact]
    public async Task built_in_another_order_is_equal()
    {
        await using var one = await BuiltAsync(order: 0);
        await using var other = await BuiltAsync(order: 1);

        var comparison = await CompareAsync(one, other);

        Assert.Equal([], comparison.EveryDifference);
        Assert.True(comparison.From.Equals(comparison.To));
        Assert.True(comparison.From.Objects.Length > 4000, $"Only {comparison.From.Objects.Length} objects were read.");
    }

    [Fact]
    public async Task restored_from_its_dump_differs_by_what_the_server_words_anew_and_by_nothing_the_second_time()
    {
        await using var original = await BuiltAsync(order: 0);
        await using var restored = await EmptyAsync();
        await using var again = await EmptyAsync();

        await DumpPrograms.CopySchemaAsync(postgres.Server, original, restored);
        await DumpPrograms.CopySchemaAsync(postgres.Server, restored, again);

        // A list's casts move to its elements, and what BETWEEN stands for loses its parentheses, once the server has read its own words. A dump of
        // the schema alone leaves materialized views empty.
        var reworded = (await CompareAsync(original, restored)).EveryDifference.Where(difference => difference.Attribute != "populated").ToList();
        Assert.NotEmpty(reworded);
        Assert.All(reworded, difference => Assert.True(
            difference is { Attribute: "definition", Identity.Kind: ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Constraint }
                && (difference.From!.Contains("ARRAY[", StringComparison.Ordinal) || difference.From.Contains(" AND ", StringComparison.Ordinal)),
            difference.ToString()));
        Assert.Equal([], (await CompareAsync(restored, again)).EveryDifference);
    }

    [Fact]
    public async Task in_which_one_statement_was_run_by_hand_differs_there_and_nowhere_else()
    {
        await using var expected = await BuiltAsync(order: 0);
        await using var drifted = await BuiltAsync(order: 2);
        var history = await ReadAsync(expected);

        var planted = new List<string>();
        foreach (var drift in SeededDrift.In(Schema))
        {
            await drifted.RunAsSuperuserAsync(drift.Sql);
            planted.Add(drift.Expected);

            var found = CatalogComparison.Of(history, await ReadAsync(drifted), new ComparisonOptions()).Differences;
            Assert.Equal(planted.Order(StringComparer.Ordinal), found.Select(difference => $"{difference.Identity}: {difference.Attribute}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task with_every_extension_that_the_server_brings_is_equal_built_again_and_restored()
    {
        var extensions = await ExtensionsAsync();
        await using var one = await WithExtensionsAsync(extensions);
        await using var other = await WithExtensionsAsync(Enumerable.Reverse(extensions));
        await using var restored = await EmptyAsync();

        await DumpPrograms.CopySchemaAsync(postgres.Server, one, restored);

        Assert.Equal([], (await CompareAsync(one, other)).EveryDifference);
        Assert.Equal([], (await CompareAsync(one, restored)).EveryDifference);
    }

    private static Task<Catalog> ReadAsync(TemporaryDatabase database) =>
        CatalogReader.ReadAsync(database.Superuser, new CatalogOptions(), Databases.Cancellation);

    private static Task<CatalogComparison> CompareAsync(TemporaryDatabase from, TemporaryDatabase to) =>
        TwoDatabases.CompareAsync(
            from.Superuser, to.Superuser, new CatalogOptions(), new CatalogOptions(), new ComparisonOptions(), Databases.Cancellation);

    private async Task<TemporaryDatabase> EmptyAsync()
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        // All have one owner, as all that is in them.
        await database.RunAsSuperuserAsync($"alter database {database.Name} owner to current_user");
        return database;
    }

    private async Task<TemporaryDatabase> BuiltAsync(int order)
    {
        var database = await EmptyAsync();
        await Schema.BuildAsync(database.Superuser, order, Databases.Cancellation);
        return database;
    }

    private async Task<TemporaryDatabase> WithExtensionsAsync(IEnumerable<string> extensions)
    {
        var database = await EmptyAsync();
        await database.RunAsSuperuserAsync("create schema contrib");
        foreach (var extension in extensions)
            await database.RunAsSuperuserAsync($"create extension if not exists \"{extension}\" schema contrib cascade");
        return database;
    }

    // Those that load: some need a library at the server's start or a language that is not installed, some insist on a schema.
    private async Task<IReadOnlyList<string>> ExtensionsAsync()
    {
        await using var trial = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        var loadable = new List<string>();
        await using (var connection = await trial.Superuser.OpenConnectionAsync(Databases.Cancellation))
        {
            var names = new List<string>();
            await using (var command = new NpgsqlCommand("select name from pg_available_extensions where name <> 'plpgsql' order by name collate \"C\"", connection))
            await using (var rows = await command.ExecuteReaderAsync(Databases.Cancellation))
            {
                while (await rows.ReadAsync(Databases.Cancellation))
                    names.Add(rows.GetString(0));
            }

            foreach (var name in names)
            {
                try
                {
                    await using var create = new NpgsqlCommand($"create schema if not exists contrib; create extension if not exists \"{name}\" schema contrib cascade", connection);
                    await create.ExecuteNonQueryAsync(Databases.Cancellation);
                    loadable.Add(name);
                }
                catch (PostgresException)
                {
                    // Not one that every machine can load.
                }
            }
        }

        Assert.NotEmpty(loadable);
        return loadable;
    }
}
