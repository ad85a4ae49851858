using System.Text.Json.Nodes;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>What the result line carries of an apply that did not get its locks.</summary>
internal static class LockFacts
{
    public static void Add(JsonObject facts, ApplyOutcome.LocksNotObtained end, JsonObject failure)
    {
        facts["failure"] = failure;
        facts["lock_tries"] = end.Tries;
        facts["blockers"] = new JsonArray([.. end.Blockers.Select(Blocker)]);
    }

    private static JsonObject Blocker(Blocker blocker)
    {
        var facts = new JsonObject
        {
            ["pid"] = blocker.Pid,
            ["blocks_pid"] = blocker.Blocks,
            ["prepared_transaction"] = blocker.PreparedTransaction,
            ["application_name"] = blocker.Application,
            ["user"] = blocker.User,
            ["state"] = blocker.State,
            ["query_seconds"] = Seconds(blocker.QueryAge),
            ["transaction_seconds"] = Seconds(blocker.TransactionAge),
            ["lock_mode"] = blocker.LockMode,
            ["object"] = blocker.LockedObject,
            ["queued"] = blocker.IsQueued,
            ["hidden"] = blocker.IsHidden,
        };
        if (blocker.Query is { } query)
            facts["query"] = query;
        return facts;
    }

    private static double? Seconds(TimeSpan? age) => age is { } time ? Math.Round(time.TotalSeconds, 3) : null;
}
