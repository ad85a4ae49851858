namespace AWSSDK.Subset.Runtime;

/// <summary>What tells one AWS JSON 1.1 service from another. The values come from the <c>metadata</c> of AWS's public service models.</summary>
internal sealed record JsonService
{
    /// <summary>The service's identity in the SDKs; also names its variable: "Secrets Manager" reads <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c>.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The namespace that the official package uses, as in <c>Amazon.SecretsManager</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The first part of the host name.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>The first part of the host name where a dual-stack client goes to the partition's own suffix.</summary>
    /// <value>Default null: <see cref="EndpointPrefix"/>.</value>
    public string? DualStackPrefix { get; init; }

    /// <summary>The service's name in the signature's scope.</summary>
    public required string SigningName { get; init; }

    /// <summary>What stands before the operation's name in <c>X-Amz-Target</c>.</summary>
    public required string TargetPrefix { get; init; }

    /// <summary>The date of the API, <c>yyyy-MM-dd</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Whether the ordinary host also answers on IPv6, so that a dual-stack client keeps its name.</summary>
    /// <value>Default false: dual-stack clients go to the partition's own suffix, <c>api.aws</c> in the commercial one.</value>
    public bool OrdinaryHostIsDualStack { get; init; }

    /// <summary>Regions whose ordinary host is validated for FIPS, so that a FIPS client keeps its name.</summary>
    /// <value>Default none: FIPS clients go to a host of their own, with <c>-fips</c> in its name.</value>
    public IReadOnlyList<string> RegionsWithFipsOnTheOrdinaryHost { get; init; } = [];
}
