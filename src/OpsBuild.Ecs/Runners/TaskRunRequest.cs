using System.Security.Cryptography;
using System.Text;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>One run of one task.</summary>
public sealed record TaskRunRequest
{
    /// <summary>The build target that asks, such as <c>ApplyMigration</c>: it stands in the commands that an outcome proposes.</summary>
    public required string Target { get; init; }

    /// <summary>The run's id. The watched container gets it as <c>RUN_ID</c>, whatever the task definition says, and must print it back.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The batch command that the task runs, such as <c>apply_db_migration</c>: the result line must name it.</summary>
    public required string Command { get; init; }

    /// <summary>The cluster's name or ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The rendered task definition, as JSON.</summary>
    public required string Definition { get; init; }

    /// <summary>The rendered service definition, as JSON: network, launch type and platform are taken from it, as ecspresso does.</summary>
    public required string ServiceDefinition { get; init; }

    /// <summary>The container that runs the batch.</summary>
    public required string WatchContainer { get; init; }

    /// <summary>
    /// Whether the task changes nothing. Such a task is stopped when nobody waits for it any longer; any other is left running, because a
    /// stop in the middle of a migration helps nobody.
    /// </summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>How long the whole run may take, registration included.</summary>
    /// <value>Default 10 minutes, as ecspresso's.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Looks first for a task of this run id and command, running or stopped, and follows it instead of starting another.</summary>
    /// <value>Default false: a new run id has no task, and looking for one costs a permission (ecs:ListTasks).</value>
    public bool Reattach { get; init; }

    /// <summary>The commit that is run, for the task's tags.</summary>
    public string? Commit { get; init; }

    /// <summary>The image's digest, for the task's tags.</summary>
    public string? Digest { get; init; }

    /// <summary>The region, for the commands that an outcome proposes and for ecspresso.</summary>
    public string? Region { get; init; }

    /// <summary>More environment variables of the watched container for this run alone. Anybody who may describe tasks can read them: never a secret.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What makes RunTask idempotent: the same for every attempt of one run and command, so that a retry cannot start a second task.</summary>
    /// <remarks>
    /// RunTask takes 64 characters of ASCII 33 to 126; a SHA-256 in hexadecimal has as many. ECS keeps a token for a day: until then the same
    /// request gets the same task, and another request with it, as of a new revision, is refused (<c>request_conflict</c>).
    /// </remarks>
    public string ClientToken => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RunId}\n{Command}")));
}
