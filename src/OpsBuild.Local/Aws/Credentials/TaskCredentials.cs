using System.Collections.Concurrent;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Credentials;

/// <summary>The credentials of running tasks: each has keys of its own, for its task role, as long as it runs.</summary>
internal sealed class TaskCredentials
{
    private readonly ConcurrentDictionary<string, RoleCredentials> byTask = new(StringComparer.Ordinal);

    /// <param name="taskId">The task.</param>
    /// <param name="roleArn">Its task role.</param>
    public RoleCredentials Give(string taskId, string roleArn) =>
        byTask.GetOrAdd(taskId, _ => new RoleCredentials(taskId, roleArn, AwsKeys.Create(), new SecretValue(RandomText.Plain(40))));

    public void Revoke(string taskId) => byTask.TryRemove(taskId, out _);

    public RoleCredentials? OfTask(string taskId) => byTask.GetValueOrDefault(taskId);

    public RoleCredentials? OfKey(string accessKeyId) => byTask.Values.FirstOrDefault(each => each.Keys.AccessKeyId == accessKeyId);
}

/// <summary>What a task's role gives it.</summary>
/// <param name="TaskId">The task, which names the session.</param>
/// <param name="RoleArn">The task role.</param>
/// <param name="Keys">What it signs with.</param>
/// <param name="Authorization">What it must show to be given the keys.</param>
internal sealed record RoleCredentials(string TaskId, string RoleArn, AwsKeys Keys, SecretValue Authorization)
{
    /// <summary>As STS names the caller.</summary>
    public string SessionArn(AwsAccount account) => $"arn:aws:sts::{account.Id}:assumed-role/{RoleArn[(RoleArn.LastIndexOf('/') + 1)..]}/{TaskId}";
}
