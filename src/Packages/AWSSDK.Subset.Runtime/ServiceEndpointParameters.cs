using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util;

namespace AWSSDK.Subset.Runtime;

/// <summary>The inputs of AWS's endpoint rules, under their public names, so that an <see cref="IEndpointProvider"/> of the caller can read them too.</summary>
internal sealed class ServiceEndpointParameters : EndpointParameters
{
    public string? Region => (string?)this[nameof(Region)];
    public string? Endpoint => (string?)this[nameof(Endpoint)];
    public bool UseDualStack => (bool)this[nameof(UseDualStack)];
    public bool UseFIPS => (bool)this[nameof(UseFIPS)];

    public static ServiceEndpointParameters Of(IClientConfig config, RegionEndpoint? alternate) => new()
    {
        [nameof(Region)] = alternate?.SystemName ?? RegionOf(config),
        [nameof(Endpoint)] = string.IsNullOrEmpty(config.ServiceURL) ? null : config.ServiceURL,
        [nameof(UseDualStack)] = config.UseDualstackEndpoint,
        [nameof(UseFIPS)] = config.UseFIPSEndpoint,
    };

    /// <remarks>A configured endpoint leaves <see cref="IClientConfig.RegionEndpoint"/> null: then the signing region, or the one in the host's name, stands in.</remarks>
    private static string? RegionOf(IClientConfig config) =>
        config.RegionEndpoint?.SystemName is { } region ? region
        : string.IsNullOrEmpty(config.ServiceURL) ? null
        : !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : AWSSDKUtils.DetermineRegion(config.ServiceURL);
}
