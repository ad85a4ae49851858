using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Runtime.Metadata;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>
/// A container's whole environment: the system's minimum, the image's own variables, what Fargate gives, the definition's variables and
/// secrets, the run's overrides. Nothing of the caller's reaches it.
/// </summary>
internal sealed class TaskEnvironment(
    AwsAccount account, SecretReader secrets, TaskCredentials credentials, TaskMetadata metadata, Func<Uri> endpoint)
{
    /// <exception cref="TaskStartException">A secret cannot be read.</exception>
    public IReadOnlyDictionary<string, string> Of(EcsTask task, ContainerDefinition container, LocalImage image)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        void Set(IEnumerable<(string Name, string Value)> given)
        {
            foreach (var (name, value) in given)
                variables[name] = value;
        }

        // A container's system is the image's, not this machine's.
        if (image is not LocalImage.InEngine)
            Set(MinimalEnvironment.Variables());
        if (image is LocalImage.Folder folder)
            Set(folder.Image.Environment.Select(pair => (pair.Key, pair.Value)));
        Set(Fargate(task, container));
        Set(container.Environment);
        Set(container.Secrets.Select(secret => (secret.Name, secrets.Read(secret.ValueFrom))));
        Set(task.Request.Overrides.EnvironmentOf(container.Name));
        Set(Role(task));
        return variables;
    }

    private IEnumerable<(string, string)> Fargate(EcsTask task, ContainerDefinition container) =>
    [
        ("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"),
        ("AWS_REGION", account.Region),
        ("AWS_DEFAULT_REGION", account.Region),
        (TaskMetadataPage.Variable, new Uri(endpoint(), TaskMetadataPage.Path + metadata.Give(task, container.Name)).ToString()),
        // What makes "AWS" this endpoint; the only variable that a task in the cloud does not have.
        ("AWS_ENDPOINT_URL", endpoint().ToString()),
    ];

    // Fargate gives a path at an address of its own network, 169.254.170.2; a full URI may be on loopback, and then needs the token.
    private IEnumerable<(string, string)> Role(EcsTask task)
    {
        if ((task.Request.Overrides.TaskRoleArn ?? task.Request.Definition.TaskRoleArn) is not { } role)
            return [];
        var given = credentials.Give(task.Id, role);
        return
        [
            ("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(endpoint(), CredentialsPage.Path + task.Id).ToString()),
            ("AWS_CONTAINER_AUTHORIZATION_TOKEN", given.Authorization.Reveal()),
        ];
    }
}
