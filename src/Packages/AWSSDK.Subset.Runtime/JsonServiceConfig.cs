using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace AWSSDK.Subset.Runtime;

/// <summary>The part of a client's configuration that all JSON services share; everything that can be set is <see cref="ClientConfig"/>'s.</summary>
public abstract class JsonServiceConfig : ClientConfig
{
    private readonly JsonService _service;

    private protected JsonServiceConfig(JsonService service)
        : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new ServiceEndpointProvider(service);
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId.Replace(" ", "", StringComparison.Ordinal), "4.0.0-subset");
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    /// <inheritdoc/>
    public override string ServiceVersion => _service.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent { get; }

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);

        return EndpointProvider.ResolveEndpoint(ServiceEndpointParameters.Of(this, parameters.AlternateEndpoint));
    }
}
