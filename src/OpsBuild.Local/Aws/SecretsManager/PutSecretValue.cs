using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Adds a version to a secret: the current one, unless the request names other stages.</summary>
internal sealed class PutSecretValue(SecretStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var secret = store.Get(SecretInput.RequiredText(input, "SecretId"));
        var content = SecretInput.Content(input)
            ?? throw new AwsErrorException("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        var stages = SecretInput.Texts(input, "VersionStages") ?? [SecretVersion.Current];
        if (stages.Count == 0)
            throw new AwsErrorException("InvalidParameterException", "You must provide at least one staging label.");
        var version = new SecretVersion(SecretInput.Text(input, "ClientRequestToken") ?? Guid.NewGuid().ToString(), content, store.Now);
        // The same token again is a retry; with another value it is a mistake.
        if (secret.Version(version.Id) is { } earlier && !earlier.Content.Equals(content))
            throw new AwsErrorException("ResourceExistsException", "A version with this token and another value exists already.");

        var staged = secret.Version(version.Id) ?? version;
        secret.Stage(staged, stages);
        return new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = staged.Id,
            ["VersionStages"] = new JsonArray([.. staged.Stages.Select(stage => (JsonNode)stage)]),
        };
    }
}
