using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Gives one version's value: AWSCURRENT's unless the request names another.</summary>
internal sealed class GetSecretValue(SecretStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var secret = store.Get(SecretInput.RequiredText(input, "SecretId"));
        var version = Choose(secret, SecretInput.Text(input, "VersionId"), SecretInput.Text(input, "VersionStage"));
        var answer = new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            ["VersionStages"] = new JsonArray([.. version.Stages.Select(stage => (JsonNode)stage)]),
            ["CreatedDate"] = SecretInput.Time(version.Created),
        };
        if (version.Content.Text is { } text)
            answer["SecretString"] = text;
        else
            answer["SecretBinary"] = version.Content.Base64;
        return answer;
    }

    private static SecretVersion Choose(Secret secret, string? id, string? stage)
    {
        if (id is null)
            return secret.Staged(stage ?? SecretVersion.Current) ?? throw NoValue($"staging label: {stage ?? SecretVersion.Current}");
        var version = secret.Version(id) ?? throw NoValue($"VersionId: {id}");
        return stage is null || version.Stages.Contains(stage)
            ? version
            : throw new AwsErrorException("InvalidRequestException", "You provided a VersionStage that is not associated to the provided VersionId.");
    }

    private static AwsErrorException NoValue(string what) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for {what}");
}
