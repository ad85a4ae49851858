using System.Collections.Concurrent;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Differences;

/// <summary>The table of <see cref="SingleDifferences"/> once more, on each other major that is supported.</summary>
/// <remarks>
/// One test a major: the whole table where <c>OPSBUILD_TEST_ALL_MAJORS=1</c> asks for it, on CI every 24th case, since each makes a database and the time is
/// limited; what only newer majors know runs whole there in <see cref="A_single_difference"/>.
/// </remarks>
public sealed class Every_single_difference
{
    private const string Subscription = "subscription feed";

    /// <summary>Each major but the machine's own, on which the whole table runs anyway; one case of how many; and the first of them.</summary>
    [Theory]
    [InlineData(13, 24, 0)]
    [InlineData(14, 24, 1)]
    [InlineData(16, 24, 4)]
    [InlineData(17, 24, 7)]
    [InlineData(18, 24, 10)]
    public async Task is_seen_on_another_major(int major, int share, int first)
    {
        var isWhole = Environment.GetEnvironmentVariable("OPSBUILD_TEST_ALL_MAJORS") == "1";
        Assert.SkipUnless(
            isWhole || Environment.GetEnvironmentVariable("CI") == "true",
            "Takes its time: set OPSBUILD_TEST_ALL_MAJORS=1 to run the table of cases on this major too.");
        await using var postgres = new PostgresOf(major);
        var server = await postgres.ServerAsync(Databases.Cancellation);
        var failures = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            SingleDifferences.All.Where(item => item.IsOf(server.Programs.Major)).Where((_, index) => isWhole || index % share == first),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = Databases.Cancellation },
            async (item, _) =>
            {
                if (await FailureAsync(server, item) is { } failure)
                    failures.Add($"{item.Sql}\n  {failure}");
            });

        Assert.True(failures.IsEmpty, $"PostgreSQL {server.Programs.Version}: {failures.Count} cases\n{string.Join('\n', failures.Order(StringComparer.Ordinal))}");
    }

    private static async Task<string?> FailureAsync(OpsBuild.Local.Postgres.PostgresServer server, SingleDifferences.Case item)
    {
        try
        {
            var seen = await SeenDifferences.OfAsync(server, item);
            // Before 14 nobody but a superuser may read all of pg_subscription, which is then said.
            var isClosed = server.Programs.Major < 14;
            var expected = item.Expected.Where(line => !isClosed || !line.Contains(Subscription, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            return expected.SequenceEqual(seen.Lines) && seen.AreEqual == (expected.Count == 0) && seen.NotCovered.Contains("subscription") == isClosed
                ? null
                : $"expected: {string.Join(" | ", expected)}\n  seen:     {string.Join(" | ", seen.Lines)}";
        }
        catch (Npgsql.PostgresException refused)
        {
            return $"{refused.SqlState} {refused.MessageText}";
        }
    }

    private sealed class PostgresOf(int major) : PostgresOfMajor(major);
}
