using Amazon.Runtime;

namespace AWSSDK.Subset.Runtime;

/// <summary>What <c>AWS_DEFAULTS_MODE</c> chooses from: the time-outs that AWS's public <c>sdk-default-configuration.json</c> gives each mode.</summary>
internal static class DefaultConfigurations
{
    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Mode(DefaultConfigurationMode.Standard, connect: 3100),
        Mode(DefaultConfigurationMode.InRegion, connect: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connect: 3100),
        Mode(DefaultConfigurationMode.Mobile, connect: 30000),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connect) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connect),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connect),
    };
}
