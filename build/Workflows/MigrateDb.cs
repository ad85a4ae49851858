using OpsBuild.Build.Targets;
using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>The main job: what was merged is applied.</summary>
internal static class MigrateDb
{
    private static readonly WorkflowInput.Flag forceRun = new("force_run", "Apply although no migration was added, as after a failed run; lifts no refusal");

    public static Workflow Workflow { get; } = new("migrate-db")
    {
        About = RepositoryWorkflows.About("Applies the migrations that were merged: detected, linted, checked for drift, applied, the application's user synced."),
        On = new Triggers
        {
            Push = new PushTrigger(["main"], ["db/migrations/**"]),
            Inputs = [Environments.Input, forceRun],
        },
        Jobs =
        [
            // The check, the apply, and the two of the application's user.
            (CloudJob.Of("migrate", "Migrate the database", nameof(IApplyMigration.ApplyMigration), TimeLimits.For(tasks: 4),
                Environments.Input.ValueOrFirst, KeyValuePair.Create("FORCE_RUN", forceRun.Value)) with { NeedsHistory = true }).ToJob(),
        ],
    };
}
