using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Tells all about a secret but its value; also of one that is marked for deletion.</summary>
internal sealed class DescribeSecret(SecretStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var secret = store.Find(SecretInput.RequiredText(input, "SecretId"))
            ?? throw new AwsErrorException("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        var answer = new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["CreatedDate"] = SecretInput.Time(secret.Created),
            ["VersionIdsToStages"] = new JsonObject(secret.Versions.Select(version =>
                KeyValuePair.Create(version.Id, (JsonNode?)new JsonArray([.. version.Stages.Select(stage => (JsonNode)stage)])))),
        };
        if (secret.Deleted is { } deleted)
            answer["DeletedDate"] = SecretInput.Time(deleted);
        return answer;
    }
}
