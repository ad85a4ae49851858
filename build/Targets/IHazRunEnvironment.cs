using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Runs;
using OpsBuild.Pipeline;

namespace OpsBuild.Build.Targets;

/// <summary>
/// Where one-shot tasks run: on this machine, or with <c>--profile dev</c> in the AWS account that <c>.nuke/parameters.dev.json</c> describes.
/// </summary>
public interface IHazRunEnvironment : IHazMigrations, IHazTaskDefinitions, IHazLocalEnvironment, IHazAwsAccount
{
    // A RUN_ID that happens to be set would have every run take the first one's task, and verdict, for its own.
    [Parameter("Id of a run that is under way: its task is followed to its end, and only where there is none a new one is started")]
    string RunId => CommandLine.Gives(nameof(RunId)) ? TryGetValue(() => RunId) : null!;

    [Parameter("What starts tasks - default: the AWS SDK on this machine, ecspresso in an AWS account")]
    TaskRunnerKind? TaskRunner => TryGetValue<TaskRunnerKind?>(() => TaskRunner);

    [Parameter("The ecspresso program - default: the one on PATH, else the pinned release, fetched once")]
    AbsolutePath Ecspresso => TryGetValue(() => Ecspresso);

    [Parameter("Work on this database instead of the local one, as postgres://user@host:port/database; the password comes from PGPASSWORD or the pass file")]
    string DatabaseUrl => TryGetValue(() => DatabaseUrl);

    [Parameter("Batch program to run on this machine - default: the one compiled along with the build")]
    AbsolutePath BatchProgram => TryGetValue(() => BatchProgram);
}
