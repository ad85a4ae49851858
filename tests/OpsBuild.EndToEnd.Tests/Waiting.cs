namespace OpsBuild.EndToEnd.Tests;

internal static class Waiting
{
    /// <summary>Waits until a statement that holds the word runs in the checkout's database.</summary>
    public static async Task UntilRunsAsync(Checkout checkout, string word)
    {
        // The server waits, for at most a minute: a call of the build for each look would take the cores from what is looked for.
        await checkout.QueryAsync($"""
            do $$ begin
              for turn in 1..600 loop
                perform pg_stat_clear_snapshot();
                exit when exists (select from pg_stat_activity where query like '%{word}%' and state = 'active' and pid <> pg_backend_pid());
                perform pg_sleep(0.1);
              end loop;
            end $$
            """);
        var running = await checkout.QueryAsync($"select count(*) from pg_stat_activity where query like '%{word}%' and state = 'active' and pid <> pg_backend_pid()");
        Assert.True(running == "count\n1\n", $"no statement with {word} ever ran: {running}");
    }
}
