using System.Text.Json;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.State;

/// <summary>The passwords and keys of an environment, random, made once and kept in a file that only its owner may read.</summary>
internal sealed record EnvironmentSecrets(SecretValue Superuser, SecretValue Admin, AwsKeys Keys, string AdminArnSuffix, string AdminVersionId, AppSecret App)
{
    public static EnvironmentSecrets ReadOrCreate(string file)
    {
        // An environment of an earlier version knows no application's user yet; what it knows, its servers know too.
        if (ReadStored(file) is { } stored && stored.App is not null)
            return stored.Secrets();
        var secrets = ReadStored(file)?.Secrets() ?? new EnvironmentSecrets(
            new SecretValue(RandomText.Plain(32)), RandomText.HardPassword(), AwsKeys.Create(), RandomText.Plain(6), Guid.NewGuid().ToString(), AppSecret.Create());
        PrivateFiles.Write(file, JsonSerializer.Serialize(Stored.Of(secrets)));
        return secrets;
    }

    public static EnvironmentSecrets? Read(string file) => ReadStored(file)?.Secrets();

    private static Stored? ReadStored(string file) => File.Exists(file) ? JsonSerializer.Deserialize<Stored>(File.ReadAllText(file)) : null;

    private sealed record Stored(
        string Superuser, string Admin, string AccessKeyId, string SecretAccessKey, string SessionToken, string AdminArnSuffix, string AdminVersionId,
        string? App = null, string? AppArnSuffix = null, string? AppVersionId = null)
    {
        public static Stored Of(EnvironmentSecrets secrets) => new(
            secrets.Superuser.Reveal(),
            secrets.Admin.Reveal(),
            secrets.Keys.AccessKeyId,
            secrets.Keys.SecretAccessKey.Reveal(),
            secrets.Keys.SessionToken.Reveal(),
            secrets.AdminArnSuffix,
            secrets.AdminVersionId,
            secrets.App.Password.Reveal(),
            secrets.App.ArnSuffix,
            secrets.App.VersionId);

        public EnvironmentSecrets Secrets() => new(
            new SecretValue(Superuser),
            new SecretValue(Admin),
            new AwsKeys(AccessKeyId, new SecretValue(SecretAccessKey), new SecretValue(SessionToken)),
            AdminArnSuffix,
            AdminVersionId,
            App is null ? AppSecret.Create() : new AppSecret(new SecretValue(App), AppArnSuffix!, AppVersionId!));
    }
}

/// <summary>The password of the application's database user, and what its secret is called by.</summary>
internal sealed record AppSecret(SecretValue Password, string ArnSuffix, string VersionId)
{
    public static AppSecret Create() => new(RandomText.HardPassword(), RandomText.Plain(6), Guid.NewGuid().ToString());
}
