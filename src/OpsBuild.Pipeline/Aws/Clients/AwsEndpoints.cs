using Amazon.Runtime;
using OpsBuild.Pipeline.Aws.SignIn;

namespace OpsBuild.Pipeline.Aws.Clients;

/// <summary>Where services are asked when it is not at AWS's own addresses: what the SDKs read from the environment, <c>AWS_ENDPOINT_URL</c> and its kin.</summary>
internal static class AwsEndpoints
{
    public const string IgnoreVariable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    public static bool AreIgnored(IReadOnlyDictionary<string, string> variables) =>
        string.Equals(variables.Value(IgnoreVariable), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address that the environment names for a service; null for none.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="service">The service's id as variables write it, as <c>SECRETS_MANAGER</c>.</param>
    public static string? Of(IReadOnlyDictionary<string, string> variables, string service) => AreIgnored(variables)
        ? null
        : variables.Value($"AWS_ENDPOINT_URL_{service}") ?? variables.Value("AWS_ENDPOINT_URL");

    /// <summary>The address that a configuration ended at, the profile's among them; null for AWS's own.</summary>
    public static string? Of(ClientConfig config) => string.IsNullOrEmpty(config.ServiceURL) ? null : config.ServiceURL;
}
