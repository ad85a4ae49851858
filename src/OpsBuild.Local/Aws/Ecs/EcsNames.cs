namespace OpsBuild.Local.Aws.Ecs;

/// <summary>The ARNs of ECS and what a caller may write in their place.</summary>
internal sealed class EcsNames(AwsAccount account)
{
    private string Prefix => $"arn:aws:ecs:{account.Region}:{account.Id}:";

    public AwsAccount Account => account;

    public string Cluster(string name) => $"{Prefix}cluster/{name}";

    public string Task(string cluster, string id) => $"{Prefix}task/{cluster}/{id}";

    public string Service(string cluster, string name) => $"{Prefix}service/{cluster}/{name}";

    public string ServiceDeployment(string cluster, string service, string id) => $"{Prefix}service-deployment/{cluster}/{service}/{id}";

    public string ServiceRevision(string cluster, string service, string id) => $"{Prefix}service-revision/{cluster}/{service}/{id}";

    /// <summary>The role that ECS itself works with.</summary>
    public string ServiceRole => $"arn:aws:iam::{account.Id}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    public string Container(string cluster, string taskId, string id) => $"{Prefix}container/{cluster}/{taskId}/{id}";

    public string Definition(string family, int revision) => $"{Prefix}task-definition/{family}:{revision}";

    /// <summary>What the caller's role signs itself with where the model wants to know who did something.</summary>
    public string Caller => $"arn:aws:sts::{account.Id}:assumed-role/opsbuild-local/local";

    /// <summary>The role that is said to have made things.</summary>
    public string Creator => $"arn:aws:iam::{account.Id}:role/opsbuild-local";

    /// <summary>The short name of a cluster, given by name or by ARN; null stands for <c>default</c>.</summary>
    public static string ClusterName(string? given) => given is null or "" ? "default" : given[(given.LastIndexOf('/') + 1)..];

    /// <summary>The short name of a service, given by name or by ARN.</summary>
    public static string ServiceName(string given) => given[(given.LastIndexOf('/') + 1)..];

    /// <summary>The last part of a task's ARN, or the id itself.</summary>
    public static string TaskId(string given) => given[(given.LastIndexOf('/') + 1)..];

    /// <summary>Family, and revision where one is given, out of <c>family</c>, <c>family:3</c> or an ARN that ends so.</summary>
    public static (string Family, string? Revision) DefinitionName(string given)
    {
        var name = given.StartsWith("arn:", StringComparison.Ordinal) ? given[(given.LastIndexOf('/') + 1)..] : given;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }
}
