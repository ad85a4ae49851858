using OpsBuild.Build.Targets;
using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>The application's database user, when its policy changes or somebody asks.</summary>
internal static class SyncDbAppUser
{
    private static readonly WorkflowInput.Flag revokeBeyond = new("revoke_beyond", "Revoke what the user has beyond its policy; otherwise it is only reported");

    public static Workflow Workflow { get; } = new("sync-db-app-user")
    {
        About = RepositoryWorkflows.About("Makes the application's database user be as db/app-user.yaml says, and checks it as that user."),
        On = new Triggers
        {
            Push = new PushTrigger(["main"], ["db/app-user.yaml"]),
            Inputs = [Environments.Input, revokeBeyond],
        },
        Jobs =
        [
            CloudJob.Of("sync", "Sync the application's user", nameof(ISyncAppUser.SyncAppUser), TimeLimits.For(tasks: 2),
                Environments.Input.ValueOrFirst, KeyValuePair.Create("REVOKE_BEYOND", revokeBeyond.Value)).ToJob(),
        ],
    };
}
