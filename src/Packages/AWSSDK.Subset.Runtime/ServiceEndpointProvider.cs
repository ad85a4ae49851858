using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AWSSDK.Subset.Runtime;

/// <summary>The endpoint rules that AWS publishes for its ordinary regional services (<c>endpoint-rule-set-1.json</c> of each service model).</summary>
internal sealed class ServiceEndpointProvider(JsonService service) : IEndpointProvider
{
    /// <exception cref="AmazonClientException">The configuration asks for an endpoint that does not exist.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var wanted = (ServiceEndpointParameters)parameters;
        return wanted.Endpoint is { } configured ? Configured(configured, wanted) : Regional(wanted);
    }

    private Endpoint Configured(string url, ServiceEndpointParameters wanted) =>
        wanted.UseFIPS ? throw Impossible("a configured endpoint cannot be combined with FIPS")
        : wanted.UseDualStack ? throw Impossible("a configured endpoint cannot be combined with dual stack")
        : new Endpoint(url);

    private Endpoint Regional(ServiceEndpointParameters wanted)
    {
        if (string.IsNullOrEmpty(wanted.Region))
            throw Impossible("no region is configured");

        var partition = Fn.Partition(wanted.Region);
        if (wanted.UseFIPS && !partition.supportsFIPS)
            throw Impossible($"the partition {partition.name} has no FIPS endpoints");
        if (wanted.UseDualStack && !partition.supportsDualStack)
            throw Impossible($"the partition {partition.name} has no dual-stack endpoints");

        var movesForDualStack = wanted.UseDualStack && !KeepsItsHost(partition.name, wanted.UseFIPS);
        var ordinary = movesForDualStack ? service.DualStackPrefix ?? service.EndpointPrefix : service.EndpointPrefix;
        var prefix = wanted.UseFIPS && !IsFipsAnyway(wanted) ? $"{ordinary}-fips" : ordinary;
        var suffix = movesForDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}.{wanted.Region}.{suffix}");
    }

    private bool IsFipsAnyway(ServiceEndpointParameters wanted) =>
        !wanted.UseDualStack && service.RegionsWithFipsOnTheOrdinaryHost.Contains(wanted.Region, StringComparer.Ordinal);

    private bool KeepsItsHost(string partition, bool fips) =>
        service.OrdinaryHostIsDualStack && (partition is "aws" or "aws-us-gov" || (partition is "aws-cn" && !fips));

    private AmazonClientException Impossible(string why) => new($"There is no endpoint for {service.ServiceId}: {why}.");
}
