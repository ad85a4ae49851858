namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>The environment variables by which an AWS SDK decides who it is.</summary>
internal static class IdentityVariables
{
    public const string AccessKeyId = "AWS_ACCESS_KEY_ID";
    public const string SecretAccessKey = "AWS_SECRET_ACCESS_KEY";
    public const string SessionToken = "AWS_SESSION_TOKEN";
    public const string Profile = "AWS_PROFILE";
    public const string DefaultProfile = "AWS_DEFAULT_PROFILE";
    public const string WebIdentityTokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";
    public const string RoleArn = "AWS_ROLE_ARN";
    public const string RoleSessionName = "AWS_ROLE_SESSION_NAME";
    public const string ConfigFile = "AWS_CONFIG_FILE";
    public const string CredentialsFile = "AWS_SHARED_CREDENTIALS_FILE";
    public const string ContainerUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    public const string ContainerPath = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    public const string MetadataDisabled = "AWS_EC2_METADATA_DISABLED";

    /// <summary>Keys. The second and fourth are old names that Go's SDK, and so ecspresso, still reads.</summary>
    public static readonly IReadOnlyList<string> Keys = [AccessKeyId, "AWS_ACCESS_KEY", SecretAccessKey, "AWS_SECRET_KEY", SessionToken];

    public static readonly IReadOnlyList<string> WebIdentity = [WebIdentityTokenFile, RoleArn, RoleSessionName];

    public static readonly IReadOnlyList<string> Profiles = [Profile, DefaultProfile];

    public static readonly IReadOnlyList<string> Files = [ConfigFile, CredentialsFile];

    /// <summary>The value of a variable that is there and not empty: to the SDKs an empty one is none.</summary>
    public static string? Value(this IReadOnlyDictionary<string, string> variables, string name) =>
        variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
