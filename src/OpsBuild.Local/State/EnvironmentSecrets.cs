using System.Text.Json;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.State;

/// <summary>The passwords and keys of an environment, random, made once and kept in a file that only its owner may read.</summary>
internal sealed record EnvironmentSecrets(SecretValue Superuser, SecretValue Admin, AwsKeys Keys, string AdminArnSuffix, string AdminVersionId)
{
    public static EnvironmentSecrets ReadOrCreate(string file)
    {
        if (Read(file) is { } secrets)
            return secrets;
        var created = new EnvironmentSecrets(
            new SecretValue(RandomText.Plain(32)), RandomText.HardPassword(), AwsKeys.Create(), RandomText.Plain(6), Guid.NewGuid().ToString());
        PrivateFiles.Write(file, JsonSerializer.Serialize(Stored.Of(created)));
        return created;
    }

    public static EnvironmentSecrets? Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<Stored>(File.ReadAllText(file))?.Secrets() : null;

    private sealed record Stored(
        string Superuser, string Admin, string AccessKeyId, string SecretAccessKey, string SessionToken, string AdminArnSuffix, string AdminVersionId)
    {
        public static Stored Of(EnvironmentSecrets secrets) => new(
            secrets.Superuser.Reveal(),
            secrets.Admin.Reveal(),
            secrets.Keys.AccessKeyId,
            secrets.Keys.SecretAccessKey.Reveal(),
            secrets.Keys.SessionToken.Reveal(),
            secrets.AdminArnSuffix,
            secrets.AdminVersionId);

        public EnvironmentSecrets Secrets() => new(
            new SecretValue(Superuser),
            new SecretValue(Admin),
            new AwsKeys(AccessKeyId, new SecretValue(SecretAccessKey), new SecretValue(SessionToken)),
            AdminArnSuffix,
            AdminVersionId);
    }
}
