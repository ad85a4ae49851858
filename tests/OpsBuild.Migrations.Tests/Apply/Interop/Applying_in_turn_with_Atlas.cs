using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Interop;

public sealed class Applying_in_turn_with_Atlas(PostgresFixture postgres)
{
    private const string Header = "-- atlas:txmode none\n\n";

    private static readonly MigrationFile[] Files =
    [
        File("1_base.sql", "CREATE TABLE log (n int);\nINSERT INTO log VALUES (1);\n"),
        File("2_alone.sql", Header + """
            INSERT INTO log VALUES (2);
            CREATE INDEX CONCURRENTLY log_n ON log (n);
            INSERT INTO log VALUES (3);
            INSERT INTO log VALUES (4);
            """ + "\n"),
        File("3_more.sql", "INSERT INTO log VALUES (5);\n"),
        File("4_alone.sql", Header + "INSERT INTO log VALUES (6);\nVACUUM log;\nINSERT INTO log VALUES (7);\n"),
    ];

    /// <summary>Who applies how many files first, in all ways of taking turns at files' ends.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public async Task between_files_goes_on_either_way(int first, bool atlasFirst)
    {
        await using var scene = await OpenAsync(postgres);

        if (atlasFirst)
        {
            await AtlasAsync(scene, Files[..first]);
            Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Files));
        }
        else
        {
            Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Files[..first]));
            await AtlasAsync(scene, Files);
        }

        await AssertWholeAsync(scene, Files);
    }

    [Fact]
    public async Task within_a_file_that_failed_under_Atlas_goes_on_here()
    {
        await using var scene = await OpenAsync(postgres);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AtlasAsync(scene, [Files[0], Broken]));
        Assert.Equal($"1|4|{AtlasStandIn.Version}|1", await HalfAsync(scene));

        var outcome = await scene.ApplyAsync(Files);

        Assert.Equal(1, Assert.IsType<ApplyOutcome.Applied>(outcome).Files[0].AppliedBefore);
        await AssertWholeAsync(scene, Files);
    }

    [Fact]
    public async Task within_a_file_that_failed_here_goes_on_under_Atlas()
    {
        await using var scene = await OpenAsync(postgres);
        Assert.IsType<ApplyOutcome.Failed>(await scene.ApplyAsync(Files[0], Broken));

        await AtlasAsync(scene, Files);

        await AssertWholeAsync(scene, Files, stale: "2");
    }

    [Fact]
    public async Task within_a_file_several_times_leaves_every_statement_applied_once()
    {
        await using var scene = await OpenAsync(postgres);
        var broken = File("2_alone.sql", Text(Files[1]).Replace("VALUES (4)", "VALUES (4/0)", StringComparison.Ordinal));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AtlasAsync(scene, [Files[0], Broken]));
        Assert.IsType<ApplyOutcome.Failed>(await scene.ApplyAsync(Files[0], broken));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AtlasAsync(scene, [Files[0], broken]));
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Files));

        await AssertWholeAsync(scene, Files);
    }

    /// <summary>Atlas announces nothing: whether the statement after the recorded ones ran is asked, unless the catalog tells.</summary>
    [Theory]
    [InlineData(3, true, true)]     // insert 2 executed, not recorded
    [InlineData(3, false, true)]    // about to be sent
    [InlineData(4, true, false)]    // the index is built
    [InlineData(4, false, false)]
    [InlineData(5, true, true)]
    [InlineData(9, true, false)]    // VACUUM
    [InlineData(10, true, true)]
    public async Task after_Atlas_was_killed_asks_only_what_the_catalog_does_not_tell(int statement, bool executed, bool asks)
    {
        await using var scene = await OpenAsync(postgres);
        var atlas = new AtlasStandIn(scene.Database.DataSource, Directory(Files)) { KilledAfter = executed ? statement : null, KilledBefore = executed ? null : statement };
        await Assert.ThrowsAsync<AtlasStandIn.KilledException>(() => atlas.ApplyAsync(Cancellation));

        var outcome = await scene.ApplyAsync(Files);
        if (outcome is ApplyOutcome.InDoubt { Doubt.Statement: var asked })
        {
            Assert.True(asks);
            outcome = await scene.ApplyAsync(new ApplyOptions { Answers = executed ? new(asked, null) : new(null, asked) }, Files);
        }
        else
        {
            Assert.False(asks);
        }

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        await AssertWholeAsync(scene, Files);
    }

    [Fact]
    public async Task finishes_a_corrected_file_that_Atlas_never_would()
    {
        await using var scene = await OpenAsync(postgres);
        var longer = File("2_alone.sql", Text(Files[1]) + "INSERT INTO log VALUES (40);\n");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AtlasAsync(scene, [Files[0], Broken]));
        await AtlasAsync(scene, [Files[0], longer]);
        Assert.Equal($"5|4|{AtlasStandIn.Version}|0", await HalfAsync(scene));   // applied more than there are

        var first = await scene.ApplyAsync(Files[0], longer, Files[2]);
        var second = await scene.ApplyAsync(Files[0], longer, Files[2], Files[3]);

        Assert.Equal([("2_alone.sql", 5), ("3_more.sql", 0)], Assert.IsType<ApplyOutcome.Applied>(first).Files.Select(file => (file.File, file.AppliedBefore)));
        Assert.Equal(["4_alone.sql"], Assert.IsType<ApplyOutcome.Applied>(second).Files.Select(file => file.File));
        Assert.Equal("1,2,3,4,5,6,7,40", await scene.AskAsync<string>("select string_agg(n::text, ',' order by n) from log"));
        Assert.StartsWith("5|5|OpsBuild", await HalfAsync(scene), StringComparison.Ordinal);
    }

    private static MigrationFile Broken => File("2_alone.sql", Text(Files[1]).Replace("CREATE INDEX CONCURRENTLY log_n ON log (n)", "CREATE INDEX CONCURRENTLY log_n ON log (nothing)", StringComparison.Ordinal));

    private static string Text(MigrationFile file) => System.Text.Encoding.UTF8.GetString(file.Content.Span);

    private static Task<IReadOnlyList<string>> AtlasAsync(Scene scene, MigrationFile[] files) =>
        new AtlasStandIn(scene.Database.DataSource, Directory(files)).ApplyAsync(Cancellation);

    private static Task<string> HalfAsync(Scene scene) => scene.AskAsync<string>(
        "select concat_ws('|', applied, total, operator_version, coalesce(jsonb_array_length(nullif(partial_hashes, 'null')), 0)) "
        + "from atlas_schema_revisions.atlas_schema_revisions where version = '2'");

    // Rows as either program leaves them for a file that it finished; the hash of one that was corrected under Atlas is that of its first try.
    private static async Task AssertWholeAsync(Scene scene, MigrationFile[] files, string? stale = null)
    {
        Assert.Equal("1,2,3,4,5,6,7", await scene.AskAsync<string>("select string_agg(n::text, ',' order by n) from log"));
        Assert.True(await scene.AskAsync<bool>("select indisvalid from pg_index where indexrelid = 'log_n'::regclass"));
        var hashes = Directory(files).ComputeSum().Entries.ToDictionary(entry => entry.File[..1], entry => entry.Hash);
        foreach (var (version, total) in new[] { ("1", 2), ("2", 4), ("3", 1), ("4", 3) })
        {
            Assert.Equal(
                $"2|{total}|{total}|''|''|null{(version == stale ? "" : $"|{hashes[version]}")}",
                await scene.AskAsync<string>($"""
                    select concat_ws('|', type, applied, total, quote_literal(error), quote_literal(error_stmt), partial_hashes{(version == stale ? "" : ", hash")})
                    from atlas_schema_revisions.atlas_schema_revisions where version = '{version}'
                    """));
        }
    }
}
