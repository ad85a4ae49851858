using System.Text.Json.Nodes;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sync;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Results;
using Serilog;

namespace OpsBuild.Batch.Commands.CreateDbAppUser;

/// <summary>What a synchronisation came to, as log lines and as the result.</summary>
internal sealed class CreateReport(SyncOutcome outcome, AppUserSettings settings, AppUserPolicy policy, TimeSpan took)
{
    // Of each list; the log of a first run on thousands of tables is read by nobody, and a result line has to fit.
    private const int Logged = 1000;
    private const int InResult = 50;

    public void WriteTo(ILogger log)
    {
        foreach (var user in Users)
        {
            foreach (var change in user.Changes.Take(Logged))
                log.Information("{User}: {Change}", user.User.ToString(), change.ToString());
            if (user.Changes.Count > Logged)
                log.Information("{User}: and {Count} changes more", user.User.ToString(), user.Changes.Count - Logged);
            if (user.Changes.Count == 0)
                log.Information("{User}: nothing to change", user.User.ToString());
            foreach (var beyond in user.Beyond.Take(Logged))
                log.Warning("{User} has more than its policy gives: {What}. To take it away: {Mend}", user.User.ToString(), beyond.What, beyond.Mend);
        }

        foreach (var finding in Findings)
            log.Error("{What} Why: {Why} Do: {Remedy}", finding.What, finding.Why, finding.Remedy);
    }

    public BatchResult ToResult()
    {
        var changes = Users.SelectMany(user => user.Changes.Select(change => $"{user.User}: {change}")).ToList();
        var beyond = Users.SelectMany(user => user.Beyond.Select(each => (user.User, each.What, each.Mend))).ToList();
        var facts = new JsonObject
        {
            ["db_name"] = settings.Target.Database.ToString(),
            ["schemas"] = new JsonArray([.. policy.Schemas.Select(schema => JsonValue.Create(schema))]),
            ["usernames"] = new JsonArray([.. Users.Select(user => JsonValue.Create(user.User.ToString()))]),
            ["changes_count"] = changes.Count,
            ["changes"] = new JsonArray([.. changes.Take(InResult).Select(change => JsonValue.Create(change))]),
            ["beyond_count"] = beyond.Count,
            ["beyond"] = new JsonArray([.. beyond.Take(InResult).Select(each => new JsonObject { ["user"] = each.User.ToString(), ["what"] = each.What, ["mend"] = each.Mend })]),
            ["elapsed_ms"] = (long)took.TotalMilliseconds,
        };
        if (Findings is { Count: > 0 } findings)
            facts["refusals"] = BatchResult.Refusals(findings.Take(InResult));
        return new BatchResult(Word, facts);
    }

    private IReadOnlyList<SyncReport> Users => outcome is SyncOutcome.Done done ? done.Users : [];

    private Outcome Word => outcome switch
    {
        SyncOutcome.Done { IsComplete: false } => Outcome.AppUserIncomplete,
        SyncOutcome.Done { HasChanges: true } => Outcome.AppUserSynced,
        SyncOutcome.Done => Outcome.AppUserUpToDate,
        _ => Outcome.AppUserRefused,
    };

    private IReadOnlyList<Finding> Findings => outcome switch
    {
        SyncOutcome.Refused refused => [ApplyReport.Finding(refused.Reason, refused.Problem)],
        SyncOutcome.Done done =>
        [
            .. done.Users.SelectMany(user => user.Lacking.Select(lacking => new Finding("not_permitted", $"{user.User}: {lacking.What}", lacking.Why, lacking.Remedy))),
        ],
        _ => [],
    };
}
