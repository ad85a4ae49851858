using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>
/// The AWS account in which tasks run, as a profile describes it: <c>--profile dev</c> reads <c>.nuke/parameters.dev.json</c>. docs/environments.md
/// explains each parameter.
/// </summary>
/// <remarks>None is called as a variable of the AWS tools: NUKE lets the environment win over a profile, and AWS_REGION must not move a deployment.</remarks>
public interface IHazAwsAccount : INukeBuild
{
    [Parameter("Region of the ECS cluster, as eu-central-1")]
    string EcsRegion => TryGetValue(() => EcsRegion);

    [Parameter("Account that the credentials must belong to, 12 digits")]
    string ExpectedAccount => TryGetValue(() => ExpectedAccount);

    [Parameter("ECS cluster, name or ARN")]
    string EcsCluster => TryGetValue(() => EcsCluster);

    [Parameter("ECS service of the application")]
    string EcsService => TryGetValue(() => EcsService);

    [Parameter("ECR repository of the images")]
    string EcrRepository => TryGetValue(() => EcrRepository);

    [Parameter("Terraform's state: a path, or an address with file://, http(s):// or s3://")]
    string TerraformState => TryGetValue(() => TerraformState);

    [Parameter("Secret with the database admin's name and password, name or ARN")]
    string AdminSecretId => TryGetValue(() => AdminSecretId);

    [Parameter("Secret of the application's database user, name or ARN")]
    string AppSecretId => TryGetValue(() => AppSecretId);

    [Parameter("Image of the batch by digest, repository@sha256:...")]
    string ImageUri => TryGetValue(() => ImageUri);

    [Parameter("Image of the shadow PostgreSQL by digest")]
    string ShadowPostgresImageUri => TryGetValue(() => ShadowPostgresImageUri);

    [Parameter("Role that a job of GitHub Actions becomes by its own identity, its ARN - default: AWS_ROLE_ARN")]
    string RoleToAssume => TryGetValue(() => RoleToAssume);

    [Parameter("Profile of ~/.aws to sign in with - default: keys in the environment, else what the AWS SDK finds")]
    string CredentialsProfile => TryGetValue(() => CredentialsProfile);
}
