using System.Text.RegularExpressions;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>The secrets of the endpoint, in memory only. One caller at a time: whoever uses it holds <see cref="Gate"/>.</summary>
internal sealed partial class SecretStore(AwsAccount account, TimeProvider time)
{
    private readonly List<Secret> secrets = [];

    public Lock Gate { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="AwsErrorException">There is none, or it was deleted.</exception>
    public Secret Get(string id)
    {
        var secret = Find(id) ?? throw new AwsErrorException("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        return secret.Deleted is null
            ? secret
            : throw new AwsErrorException(
                "InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");
    }

    /// <remarks><c>suffix</c>: the ARN's six random characters; null for new ones.</remarks>
    /// <exception cref="AwsErrorException">The name is taken, or not a secret's name.</exception>
    public Secret Create(string name, string? suffix = null)
    {
        if (!ValidName().IsMatch(name))
            throw new AwsErrorException(
                "ValidationException", "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        if (secrets.Exists(secret => secret.Name == name))
            throw new AwsErrorException("ResourceExistsException", $"The operation failed because the secret {name} already exists.");
        var secret = new Secret(name, $"arn:aws:secretsmanager:{account.Region}:{account.Id}:secret:{name}-{suffix ?? RandomText.Plain(6)}", Now);
        secrets.Add(secret);
        return secret;
    }

    public Secret? Find(string id) => secrets.Find(secret => secret.IsCalled(id));

    public void Remove(Secret secret) => secrets.Remove(secret);

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@!-]{1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
