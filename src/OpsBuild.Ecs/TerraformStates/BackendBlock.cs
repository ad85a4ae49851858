using System.Text.Json;
using Amazon.Runtime;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Follows the <c>backend</c> block of <c>.terraform/terraform.tfstate</c>, which says where the state really is.</summary>
internal static class BackendBlock
{
    private const string DefaultWorkspace = "default";
    private const string DefaultPrefix = "env:";

    /// <summary>The location in the block; null where there is no block.</summary>
    /// <param name="state">The file's JSON.</param>
    /// <param name="location">Where the block stands, for errors.</param>
    /// <param name="workspace">The selected workspace; null for the default one.</param>
    public static StateLocation? Follow(JsonElement state, string location, string? workspace)
    {
        if (!state.TryGetProperty("backend", out var backend) || backend.ValueKind == JsonValueKind.Null)
            return null;
        var type = Text(backend, "type");
        if (type != "s3")
        {
            throw new TerraformStateException(
                $"{location} points to a backend of the type {type ?? "(none)"}.",
                "Of all backends, only s3 is followed.",
                "Fetch the state first (terraform state pull > terraform.tfstate) and name that file.");
        }

        return FollowS3(backend.TryGetProperty("config", out var config) ? config : default, location, workspace ?? DefaultWorkspace);
    }

    private static StateLocation.S3 FollowS3(JsonElement config, string location, string workspace)
    {
        if (Text(config, "bucket") is not { } bucket || Text(config, "key") is not { } key)
        {
            throw new TerraformStateException(
                $"The s3 backend in {location} lacks its bucket or key.", "terraform init was not finished.", "Run terraform init again.");
        }

        if (Role(config) is { } role)
        {
            throw new TerraformStateException(
                $"The s3 backend in {location} assumes a role of its own ({role}).",
                "That is not followed here.",
                $"Name a profile that assumes the role in AWS_PROFILE, and the state itself: s3://{bucket}/{key}.");
        }

        if (workspace != DefaultWorkspace)
            key = $"{(Text(config, "workspace_key_prefix") ?? DefaultPrefix).Trim('/')}/{workspace}/{key}";
        var endpoint = config.TryGetProperty("endpoints", out var endpoints) ? Text(endpoints, "s3") : null;
        return new StateLocation.S3(bucket, key, new S3Access(Text(config, "region"), endpoint ?? Text(config, "endpoint"), Keys(config)));
    }

    // Terraform before 1.6 writes role_arn, later ones an object.
    private static string? Role(JsonElement config) =>
        Text(config, "role_arn") ?? (config.TryGetProperty("assume_role", out var assumed) ? Text(assumed, "role_arn") : null);

    private static AWSCredentials? Keys(JsonElement config) =>
        (Text(config, "access_key"), Text(config, "secret_key"), Text(config, "token")) switch
        {
            ({ } id, { } secret, { } token) => new SessionAWSCredentials(id, secret, token),
            ({ } id, { } secret, null) => new BasicAWSCredentials(id, secret),
            _ => null,
        };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text
            ? text
            : null;
}
