using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>AWS Secrets Manager, as much of it as there is here.</summary>
internal sealed class SecretsManagerService(SecretStore store) : IAwsService
{
    public static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["CreateSecret"] = new CreateSecret(store).Run,
        ["DeleteSecret"] = new DeleteSecret(store).Run,
        ["DescribeSecret"] = new DescribeSecret(store).Run,
        ["GetSecretValue"] = new GetSecretValue(store).Run,
        ["PutSecretValue"] = new PutSecretValue(store).Run,
    };

    public string SigningName => "secretsmanager";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (store.Gate)
            return Protocol.Answer(call, "secretsmanager", operations);
    }
}
