using System.Text.Json;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.SecretsManager;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>
/// What the endpoint is given at its start, through a file that only its owner may read: arguments and environments are seen by others.
/// </summary>
internal sealed record EndpointSettings(AwsAccount Account, AwsKeys Keys, IReadOnlyList<SeededSecret> Secrets)
{
    /// <summary>A folder with PostgreSQL's programs, for tasks that ask for a database of that major. Null: search.</summary>
    public string? PostgresDirectory { get; init; }

    /// <summary>Where fetched programs are kept. Null: the usual place.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Whether things may be made to go wrong through <c>OpsBuildFaults</c>, for tests.</summary>
    public bool TakesFaults { get; init; }

    /// <summary>How fast services are looked after; not stored, for it is only ever another one in a test.</summary>
    public ServicePace Pace { get; init; } = new() { LongestGrace = TimeSpan.FromSeconds(15) };

    /// <summary>As what tasks run.</summary>
    public LocalRuntime Runtime { get; init; }

    /// <summary>The Docker engine's address, where tasks run in it: the endpoint has no environment that would say.</summary>
    public string? Engine { get; init; }

    /// <summary>Ports of this machine's loopback address that are there inside of a task as well, beside the endpoint's own.</summary>
    public IReadOnlyList<int> ForwardedPorts { get; init; } = [];

    public static EndpointSettings? Read(string file) =>
        File.Exists(file) && JsonSerializer.Deserialize<Stored>(File.ReadAllText(file)) is { } stored ? stored.Settings() : null;

    /// <returns>Whether the file held anything else before: a running endpoint then knows old settings.</returns>
    public bool WriteIfChanged(string file)
    {
        var text = JsonSerializer.Serialize(Stored.Of(this));
        if (File.Exists(file) && File.ReadAllText(file) == text)
            return false;
        PrivateFiles.Write(file, text);
        return true;
    }

    // Secrets print as stars, so what is stored needs its own shape.
    private sealed record Stored(
        string Account, string Region, string AccessKeyId, string SecretAccessKey, string SessionToken, IReadOnlyList<StoredSecret> Secrets,
        string? PostgresDirectory, string? CacheFolder, bool TakesFaults, LocalRuntime Runtime, string? Engine, IReadOnlyList<int>? ForwardedPorts)
    {
        public static Stored Of(EndpointSettings settings) => new(
            settings.Account.Id,
            settings.Account.Region,
            settings.Keys.AccessKeyId,
            settings.Keys.SecretAccessKey.Reveal(),
            settings.Keys.SessionToken.Reveal(),
            [.. settings.Secrets.Select(secret => new StoredSecret(secret.Name, secret.ArnSuffix, secret.VersionId, secret.Text.Reveal()))],
            settings.PostgresDirectory,
            settings.CacheFolder,
            settings.TakesFaults,
            settings.Runtime,
            settings.Engine,
            settings.ForwardedPorts);

        public EndpointSettings Settings() => new(
            new AwsAccount(Account, Region),
            new AwsKeys(AccessKeyId, new SecretValue(SecretAccessKey), new SecretValue(SessionToken)),
            [.. Secrets.Select(secret => new SeededSecret(secret.Name, secret.ArnSuffix, secret.VersionId, new SecretValue(secret.Text)))])
        {
            PostgresDirectory = PostgresDirectory,
            CacheFolder = CacheFolder,
            TakesFaults = TakesFaults,
            Runtime = Runtime,
            Engine = Engine,
            ForwardedPorts = ForwardedPorts ?? [],
        };
    }

    private sealed record StoredSecret(string Name, string ArnSuffix, string VersionId, string Text);
}

/// <summary>A secret that the endpoint knows from its start on, with the same ARN and version each time.</summary>
internal sealed record SeededSecret(string Name, string ArnSuffix, string VersionId, SecretValue Text)
{
    public void PutInto(SecretStore store) =>
        store.Create(Name, ArnSuffix).Stage(
            new SecretVersion(VersionId, new SecretContent(Text.Reveal(), base64: null), store.Now), [SecretVersion.Current]);
}
