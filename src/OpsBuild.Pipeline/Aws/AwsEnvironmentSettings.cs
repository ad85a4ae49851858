using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Aws;

/// <summary>What a profile of the build says about an AWS account; <see cref="AwsEnvironment.OpenAsync"/> checks it and opens it.</summary>
/// <remarks>What is required is nullable all the same, so that everything that is missing can be named at once. No member is a secret.</remarks>
/// <param name="Name">How people call the environment: the profile's name, as <c>dev</c> for <c>.nuke/parameters.dev.json</c>.</param>
public sealed record AwsEnvironmentSettings(string Name)
{
    /// <summary>The region of the cluster, as <c>eu-central-1</c>. Required (EcsRegion).</summary>
    public string? Region { get; init; }

    /// <summary>The account that the credentials must belong to, 12 digits. Required (ExpectedAccount).</summary>
    public string? Account { get; init; }

    /// <summary>The ECS cluster's name or ARN. Required (EcsCluster).</summary>
    public string? Cluster { get; init; }

    /// <summary>Where Terraform's state is: a path, or an address with file://, http(s):// or s3://. Required (TerraformState).</summary>
    public string? StateUrl { get; init; }

    /// <summary>The name or ARN of the secret with the database admin's name and password. Required (AdminSecretId).</summary>
    public string? AdminSecretId { get; init; }

    /// <summary>The name or ARN of the application user's secret; the tasks that know that user need it (AppSecretId).</summary>
    /// <value>Default null.</value>
    public string? AppSecretId { get; init; }

    /// <summary>Whether tasks of the batch are to run, which need its image.</summary>
    /// <value>Default true.</value>
    public bool RunsTasks { get; init; } = true;

    /// <summary>The batch's image by digest, <c>repository@sha256:…</c>. Required where <see cref="RunsTasks"/> (ImageUri).</summary>
    public string? ImageUri { get; init; }

    /// <summary>The shadow PostgreSQL's image by digest; the drift check needs it (ShadowPostgresImageUri).</summary>
    /// <value>Default null.</value>
    public string? ShadowImageUri { get; init; }

    /// <summary>The ARN of the role that a job of GitHub Actions becomes by its own identity (RoleToAssume); it counts before the profile, which is a person's.</summary>
    /// <value>Default null: AWS_ROLE_ARN of the job.</value>
    public string? RoleToAssume { get; init; }

    /// <summary>How long a program that got credentials at its start may take.</summary>
    /// <value>Default 10 minutes.</value>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A profile of the AWS configuration files, <c>~/.aws</c>; it counts before any key in the environment (CredentialsProfile).</summary>
    /// <value>Default null: keys in the environment, else what the AWS SDKs find.</value>
    public string? AwsProfile { get; init; }

    /// <summary>The ECR repository of the images (EcrRepository).</summary>
    /// <value>Default null.</value>
    public string? Repository { get; init; }

    /// <summary>The ECS service of the application; its deployment needs it (EcsService).</summary>
    /// <value>Default null.</value>
    public string? Service { get; init; }

    /// <summary>What starts the tasks (TaskRunner).</summary>
    /// <value>Default <see cref="TaskRunnerKind.Ecspresso"/>.</value>
    public TaskRunnerKind Runner { get; init; } = TaskRunnerKind.Ecspresso;

    /// <summary>ecspresso's program (Ecspresso).</summary>
    /// <value>Default null: looked for on PATH.</value>
    public string? EcspressoPath { get; init; }

    /// <summary>What is fetched where there is no ecspresso on PATH and tasks are to run through it.</summary>
    /// <value>Default null: nothing.</value>
    public EcspressoDownload? EcspressoDownload { get; init; }

    /// <summary>More variables for the templates, before those that are let through from the process. Never a secret.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that is wrong with the settings by themselves; nothing is asked of anybody. Empty when they can be tried.</summary>
    public IReadOnlyList<AwsProblem> Check() => SettingsCheck.Of(this);
}
