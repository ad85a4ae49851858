using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>Marks a secret as deleted, or removes it at once where the request asks for that.</summary>
internal sealed class DeleteSecret(SecretStore store)
{
    private static readonly TimeSpan RecoveryWindow = TimeSpan.FromDays(30);

    public JsonObject Run(JsonObject input)
    {
        var secret = store.Get(SecretInput.RequiredText(input, "SecretId"));
        var atOnce = SecretInput.Flag(input, "ForceDeleteWithoutRecovery");
        if (atOnce)
            store.Remove(secret);
        secret.Deleted = store.Now;
        var gone = atOnce ? store.Now : store.Now + RecoveryWindow;
        return new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["DeletionDate"] = SecretInput.Time(gone) };
    }
}
