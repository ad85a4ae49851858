using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>A job in an AWS environment: it may ask for the token by which AWS knows it, and waits for others of its kind there.</summary>
internal static class CloudJob
{
    /// <param name="id">The job's id.</param>
    /// <param name="name">What people read.</param>
    /// <param name="target">The target.</param>
    /// <param name="timeout">When GitHub ends it.</param>
    /// <param name="environment">The environment's name, or the expression that yields it.</param>
    /// <param name="variables">Parameters beside the environment, by the names of their variables.</param>
    public static BuildJob Of(
        string id, string name, string target, TimeSpan timeout, string environment, params IReadOnlyList<KeyValuePair<string, string>> variables) =>
        new(id, name, new BuildCall(target, new BuildArgument("profile", Environments.Variable)))
        {
            Environment = environment,
            Permissions = new Dictionary<TokenScope, Access> { [TokenScope.Contents] = Access.Read, [TokenScope.IdToken] = Access.Write },
            // One group for each kind and environment: what waits must only give way to a newer one that does the same work.
            Concurrency = new Concurrency($"{Expression.Of("github.workflow")}-{environment}", CancelsRunning: false),
            Timeout = timeout,
            Variables =
            [
                new(Environments.Variable, environment), .. variables,
                new("AWS_REGION", Expression.Of("vars.AWS_REGION")), new("AWS_ROLE_ARN", Expression.Of("vars.AWS_ROLE_ARN")),
            ],
        };
}
