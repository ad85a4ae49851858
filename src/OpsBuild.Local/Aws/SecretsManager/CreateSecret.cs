using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Makes a secret, with its first value when the request brings one.</summary>
internal sealed class CreateSecret(SecretStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var content = SecretInput.Content(input);
        var versionId = SecretInput.Text(input, "ClientRequestToken") ?? Guid.NewGuid().ToString();
        var secret = store.Create(SecretInput.RequiredText(input, "Name"));
        var answer = new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
        if (content is null)
            return answer;
        secret.Stage(new SecretVersion(versionId, content, store.Now), [SecretVersion.Current]);
        answer["VersionId"] = versionId;
        return answer;
    }
}
