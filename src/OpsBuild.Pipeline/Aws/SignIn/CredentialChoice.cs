using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using OpsBuild.Pipeline.Aws.Clients;
using OpsBuild.Pipeline.Aws.Settings;
using OpsBuild.Pipeline.Aws.SignIn.GitHub;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>
/// Chooses the credentials: on GitHub Actions with a role the job's own identity, else the named profile, else keys in the environment, else the rest of the order that the SDKs of .NET and Go share
/// (web identity, profile of the environment, container, EC2 machine), so that the build and ecspresso are the same identity.
/// </summary>
/// <param name="settings">The environment's settings.</param>
/// <param name="variables">The variables of the process.</param>
/// <param name="ofMachine">Asks this machine for its role. Default: as the SDK does, which asks its metadata at once.</param>
/// <param name="hide">Has GitHub's runner strike out a secret wherever it is printed. Default: the runner's command on standard output.</param>
internal sealed class CredentialChoice(
    AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables, Func<AWSCredentials>? ofMachine = null, Action<string>? hide = null)
{
    private const string DefaultName = "default";

    private static readonly HttpClient http = new();

    private readonly ProfileFiles files = new(variables);

    /// <exception cref="AwsEnvironmentException">There are none, or those that are named cannot be used.</exception>
    public AwsSignIn Choose()
    {
        if (GitHubSignIn.Of(settings, variables) is { } job)
            return OfJob(job);
        if (settings.AwsProfile is { } named)
            return OfProfile(named, Parameters.Profile.Name, $"the AWS profile {named} ({Parameters.Profile.Name})");
        if (Keys() is { } keys)
            return Of(keys, $"the keys in {IdentityVariables.AccessKeyId}", AmbientProfile is { } other && files.Has(other) ? other : null, IdentityVariables.WebIdentity);
        if (WebIdentity() is { } role)
            return Of(role, $"the web identity in {IdentityVariables.WebIdentityTokenFile}", AmbientProfile is { } other && files.Has(other) ? other : null, IdentityVariables.Keys);
        if (AmbientProfile is { } ambient)
            return OfProfile(ambient, IdentityVariables.Profile, $"the AWS profile {ambient} ({IdentityVariables.Profile})");
        if (files.Has(DefaultName))
            return OfProfile(DefaultName, "the default", "the AWS profile default");
        return OfPlace();
    }

    private string? AmbientProfile => variables.Value(IdentityVariables.Profile) ?? variables.Value(IdentityVariables.DefaultProfile);

    private AwsSignIn OfProfile(string name, string namedBy, string way) =>
        Of(files.Credentials(name, namedBy), way, name, [.. IdentityVariables.Keys, .. IdentityVariables.WebIdentity]);

    private AwsSignIn OfJob(GitHubSignIn job)
    {
        // STS is asked as nobody: the token is what the request shows.
        AmazonSecurityTokenServiceClient Sts() =>
            new AwsClients(new AwsSignIn(new AnonymousAWSCredentials(), "", Profile: null, new Dictionary<string, string>()), settings.Region!, variables).SecurityToken();
        var session = SessionLength.Of(settings.LongestWait);
        var credentials = new GitHubCredentials(
            job, new GitHubTokens(http, job.Address, job.Bearer), Sts, session.Length, session.Margin, hide ?? (secret => Console.Out.WriteLine($"::add-mask::{secret}")));
        return Of(credentials, job.ToString(), null, [.. IdentityVariables.Keys, .. IdentityVariables.WebIdentity]) with { Renewed = () => KeysOf(credentials.ForProgram()) };
    }

    private static Dictionary<string, string> KeysOf(ImmutableCredentials keys) => new()
    {
        [IdentityVariables.AccessKeyId] = keys.AccessKey,
        [IdentityVariables.SecretAccessKey] = keys.SecretKey,
        [IdentityVariables.SessionToken] = keys.Token,
    };

    private AWSCredentials? Keys() => (variables.Value(IdentityVariables.AccessKeyId), variables.Value(IdentityVariables.SecretAccessKey)) switch
    {
        (null, null) => null,
        ({ } id, { } secret) => variables.Value(IdentityVariables.SessionToken) is { } token ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret),
        (null, _) => throw Half(IdentityVariables.SecretAccessKey, IdentityVariables.AccessKeyId),
        _ => throw Half(IdentityVariables.AccessKeyId, IdentityVariables.SecretAccessKey),
    };

    private static AwsEnvironmentException Half(string given, string missing) => new(new AwsProblem($"{given} is set, and {missing} is not.",
        "a key is a pair, and with half of one it is not clear whose credentials are meant", $"Set both or neither, or name a profile with {Parameters.Profile.Switch}."));

    private AssumeRoleWithWebIdentityCredentials? WebIdentity() =>
        (variables.Value(IdentityVariables.WebIdentityTokenFile), variables.Value(IdentityVariables.RoleArn)) is ({ } file, { } role)
            ? new AssumeRoleWithWebIdentityCredentials(file, role, variables.Value(IdentityVariables.RoleSessionName) ?? $"opsbuild-{Guid.NewGuid():N}")
            : null;

    private AwsSignIn OfPlace()
    {
        if (variables.Value(IdentityVariables.ContainerUri) is not null || variables.Value(IdentityVariables.ContainerPath) is not null)
            return Of(new GenericContainerCredentials(), "the role of this container", null, IdentityVariables.Keys);
        if (string.Equals(variables.Value(IdentityVariables.MetadataDisabled), "true", StringComparison.OrdinalIgnoreCase))
            throw new AwsEnvironmentException(NoCredentials(settings.Name));
        // Nothing of the environment and no profile is left, so what the SDK still tries is the machine's metadata.
        try
        {
            return Of((ofMachine ?? (() => DefaultAWSCredentialsIdentityResolver.GetCredentials()))(), "the role of this EC2 machine", null, IdentityVariables.Keys);
        }
        catch (AmazonClientException none)
        {
            throw new AwsEnvironmentException(NoCredentials(settings.Name), none);
        }
    }

    public static AwsProblem NoCredentials(string environment) => new($"There are no AWS credentials for the environment {environment}.",
        "no profile is named, no key and no web identity is in the environment, the AWS configuration files have no default profile, and this is no container or EC2 machine with a role",
        $"Sign in and name the profile: aws sso login --profile NAME, then {Parameters.Profile.Places(environment)}. On GitHub Actions, name the role in AWS_ROLE_ARN and give the job id-token: write.");

    private AwsSignIn Of(AWSCredentials credentials, string way, string? profile, IReadOnlyList<string> hidden) =>
        new(credentials, way, profile is null ? null : files.Endpoints(profile), ChildEnvironment.Of(variables, settings.Region!, profile, hidden));
}
