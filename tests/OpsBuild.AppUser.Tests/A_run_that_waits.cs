using Npgsql;
using OpsBuild.AppUser.Sync;

namespace OpsBuild.AppUser.Tests;

public sealed class A_run_that_waits
{
    // The wait itself takes ten seconds, which no test should.
    [Fact]
    public void in_vain_for_a_lock_says_that_it_is_somebody_elses()
    {
        var refused = SyncProblems.Locked(null, new PostgresException("canceling statement due to lock timeout", "ERROR", "ERROR", PostgresErrorCodes.LockNotAvailable));

        Assert.Equal("locked_by_another", refused.Reason);
        Assert.Contains("55P03", refused.Problem.Why, StringComparison.Ordinal);
        Assert.Contains("Run again", refused.Problem.Remedy, StringComparison.Ordinal);
    }
}
