using System.Text.Json;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.SecretsManager;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Reads what a definition's <c>secrets</c> name, as ECS's agent does before it starts a container.</summary>
internal sealed class SecretReader(SecretStore store, ParameterReader parameters)
{
    private const int ArnParts = 7;

    /// <param name="valueFrom">
    /// A secret's ARN, optionally with <c>:json-key:version-stage:version-id</c>; anything else is a parameter of Systems Manager, by name or ARN.
    /// </param>
    /// <exception cref="TaskStartException">There is no such secret, version, key or parameter.</exception>
    public string Read(string valueFrom)
    {
        var parts = valueFrom.Split(':');
        if (parts is not ["arn", _, "secretsmanager", ..])
            return parameters.Read(valueFrom);
        if (parts.Length is not (ArnParts or ArnParts + 3))
            throw Fail($"unexpected ARN format with parameters when trying to retrieve ASM secret: {valueFrom}");
        string? Option(int at) => parts.ElementAtOrDefault(ArnParts + at) is { Length: > 0 } option ? option : null;
        var text = Text(string.Join(':', parts.Take(ArnParts)), Option(1), Option(2));
        return Option(0) is { } key ? Key(text, key, valueFrom) : text;
    }

    private string Text(string arn, string? stage, string? versionId)
    {
        lock (store.Gate)
        {
            try
            {
                var secret = store.Get(arn);
                var version = versionId is null ? secret.Staged(stage ?? SecretVersion.Current) : secret.Version(versionId);
                return version?.Content.Text ?? throw new AwsErrorException(
                    "ResourceNotFoundException", "Secrets Manager can't find the specified secret value.");
            }
            catch (AwsErrorException missing)
            {
                throw Fail($"failed to fetch secret {arn} from secrets manager: {missing.Error.Code}: {missing.Error.Message}");
            }
        }
    }

    private static string Key(string text, string key, string valueFrom)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(key, out var value))
                return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (JsonException)
        {
            // Said below; the text itself must not be.
        }

        throw Fail($"retrieved secret from Secrets Manager did not contain json key {key}: {valueFrom}");
    }

    private static TaskStartException Fail(string detail) => new(
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: "
        + $"unable to retrieve secret from asm: service call has been retried 1 time(s): {detail}");
}
