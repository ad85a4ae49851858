namespace OpsBuild.EndToEnd.Tests;

internal static class Waiting
{
    private const int Attempts = 60;

    /// <summary>Waits until a statement that holds the word runs in the checkout's database.</summary>
    public static async Task UntilRunsAsync(Checkout checkout, string word)
    {
        var running = $"select count(*) from pg_stat_activity where query like '%{word}%' and state = 'active' and pid <> pg_backend_pid()";
        for (var attempt = 0; await checkout.QueryAsync(running) != "count\n1\n"; attempt++)
            Assert.True(attempt < Attempts, $"no statement with {word} ever ran");
    }
}
