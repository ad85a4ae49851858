using Npgsql;
using Serilog;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>Looks, while a session's command runs, whom it waits behind: once it has given up, the server does not know any more.</summary>
/// <remarks>
/// Asks over the connection that holds the lock of the apply, which is idle meanwhile. A command that ends at once is not looked at; a long
/// one at growing intervals, at most a quarter of the time-out, and a second.
/// </remarks>
/// <param name="watcher">The connection to ask over, which nobody else uses while a command is watched.</param>
/// <param name="pid">The session that runs commands.</param>
/// <param name="budgets">Its file's budgets.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Takes why it could not be looked.</param>
internal sealed class BlockerWatch(NpgsqlConnection watcher, int pid, LockBudgets budgets, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Whom the last command waited behind when it was last looked at; empty when it did not wait.</summary>
    public IReadOnlyList<Blocker> Last { get; private set; } = [];

    /// <summary>Runs a command to its end, whichever that is.</summary>
    /// <param name="command">The command, under way.</param>
    /// <param name="lockTimeout">How long it may wait for a lock.</param>
    public async Task DuringAsync(Task command, TimeSpan lockTimeout)
    {
        Last = [];
        var longest = Shorter(lockTimeout < 4 * ShortestPause ? ShortestPause : lockTimeout / 4, LongestPause);
        for (var pause = Shorter(FirstLook, longest); ; pause = Shorter(pause * 2, longest))
        {
            await command.WaitAsync(pause, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (command.IsCompleted || !await LookAsync(command))
                break;
        }
        await command;
    }

    private async Task<bool> LookAsync(Task command)
    {
        try
        {
            var seen = await BlockerQuery.AskAsync(watcher, pid, budgets.ShowBlockingQueries, CancellationToken.None);
            // Whoever looks too late sees nobody any more.
            if (seen.Count > 0 || !command.IsCompleted)
                Last = seen;
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // Where the connection is lost, and the lock of the apply with it, nothing is sent any more after this command.
            log.Warning(error, "Whom process {Pid} may be waiting for cannot be seen: {Reason}", pid, error.Message);
            return false;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
