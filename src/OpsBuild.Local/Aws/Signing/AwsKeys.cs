using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>Credentials as a role gives them: an access key, its secret and the session token that must come with it.</summary>
internal sealed record AwsKeys(string AccessKeyId, SecretValue SecretAccessKey, SecretValue SessionToken)
{
    /// <summary>Random keys, of the form that AWS's have: <c>ASIA</c> opens the id of temporary credentials.</summary>
    public static AwsKeys Create() =>
        new("ASIA" + RandomText.Plain(16).ToUpperInvariant(), new SecretValue(RandomText.Plain(40)), new SecretValue(RandomText.Plain(120)));
}
