using OpsBuild.Migrations;

namespace OpsBuild.AppUser.Sync;

/// <summary>How a synchronisation ended.</summary>
public abstract record SyncOutcome
{
    private SyncOutcome()
    {
    }

    /// <summary>What could be done was done, in one transaction.</summary>
    /// <param name="Users">For each user what changed, what it has beyond its policy, and what could not be done.</param>
    public sealed record Done(IReadOnlyList<SyncReport> Users) : SyncOutcome
    {
        /// <summary>Whether something was changed.</summary>
        public bool HasChanges => Users.Any(user => user.Changes.Count > 0);

        /// <summary>Whether each user has all that its policy says.</summary>
        public bool IsComplete => Users.All(user => user.Lacking.Count == 0);
    }

    /// <summary>Nothing was done.</summary>
    /// <param name="Reason">A stable word in snake_case.</param>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(string Reason, Problem Problem) : SyncOutcome;
}

/// <summary>What became of one user.</summary>
/// <param name="User">The user.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Beyond">What it has beyond its policy, and keeps.</param>
/// <param name="Lacking">What is not as it should be.</param>
public sealed record SyncReport(AppUserName User, IReadOnlyList<Change> Changes, IReadOnlyList<Beyond> Beyond, IReadOnlyList<Lacking> Lacking);
