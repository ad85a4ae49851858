using Amazon.Runtime;
using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>How a state is fetched.</summary>
public sealed record TerraformStateOptions
{
    /// <summary>
    /// The environment variables that matter: TF_WORKSPACE, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_REGION and
    /// AWS_DEFAULT_REGION.
    /// </summary>
    /// <value>Those of this process by default.</value>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ProcessVariables.Read();

    /// <summary>The AWS credentials for s3.</summary>
    /// <value>Null by default: what the AWS SDK finds, environment and profiles first.</value>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>How long fetching may take in all.</summary>
    /// <value>Default 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Fetching needs some time.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How large a state may be.</summary>
    /// <value>Bytes; default 64 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative.</exception>
    public int MaximumBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A state has at least one byte.");
    } = 64 * 1024 * 1024;

    internal string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
