using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Fetches a state from S3.</summary>
internal static class S3Reader
{
    private const string DefaultRegion = "us-east-1";

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        StateLocation.S3 location, TerraformStateOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var s3 = Client(location.Access, options);
            using var answer = await s3.GetObjectAsync(location.Bucket, location.Key, cancellationToken).ConfigureAwait(false);
            return await BoundedCopy.ReadAsync(answer.ResponseStream, location, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception failure)
        {
            throw Refused(location, failure);
        }
        catch (Exception failure) when (failure is AmazonClientException or AmazonServiceException or HttpRequestException or IOException)
        {
            throw new TerraformStateException(
                $"{location} cannot be fetched.",
                failure.Message,
                "See that AWS credentials are there (AWS_PROFILE, or the AWS_* variables), and that the endpoint can be reached.",
                failure);
        }
    }

    private static AmazonS3Client Client(S3Access access, TerraformStateOptions options)
    {
        // Who hands over credentials says where they count, too: another profile's endpoint_url must not lead them elsewhere.
        var config = new AmazonS3Config { MaxErrorRetry = 2, Timeout = options.Timeout, IgnoreConfiguredEndpointUrls = options.Credentials is not null };
        var region = access.Region ?? options.Variable("AWS_REGION") ?? options.Variable("AWS_DEFAULT_REGION");
        if (Endpoint(access, options) is { } endpoint)
        {
            // Whoever stands in for S3 seldom has a name for each bucket.
            (config.ServiceURL, config.ForcePathStyle, config.AuthenticationRegion) = (endpoint, true, region ?? DefaultRegion);
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            // The profile's, but never the EC2 machine's: asking for that takes seconds where there is none. The SDK finds the bucket from any.
            config.RegionEndpoint = FallbackRegionFactory.GetRegionEndpoint(false) ?? RegionEndpoint.GetBySystemName(DefaultRegion);
        }

        return (access.Keys ?? options.Credentials) is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    private static string? Endpoint(S3Access access, TerraformStateOptions options)
    {
        if (access.Endpoint is { } named)
            return named;
        var isIgnored = string.Equals(options.Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase);
        return isIgnored ? null : options.Variable("AWS_ENDPOINT_URL_S3") ?? options.Variable("AWS_ENDPOINT_URL");
    }

    private static TerraformStateException Refused(StateLocation.S3 location, AmazonS3Exception failure) => (failure.StatusCode, failure.ErrorCode) switch
    {
        (HttpStatusCode.NotFound, "NoSuchBucket") => new(
            $"There is no bucket {location.Bucket}.", "S3 answers NoSuchBucket.", "Correct the location, or the account that is signed in.", failure),
        (HttpStatusCode.NotFound, _) => new(
            $"There is no state {location}.",
            $"The bucket has no object {location.Key}.",
            "Correct the key. A workspace other than default is kept under env:/WORKSPACE/ before it.",
            failure),
        // Without s3:ListBucket S3 does not tell a missing object from a forbidden one: kayac/ecspresso#820.
        (HttpStatusCode.Forbidden, _) => new(
            $"S3 refuses {location} ({failure.ErrorCode}).",
            "Either the credentials may not s3:GetObject it, or there is no such object: without s3:ListBucket on the bucket both look the same.",
            "Check the key, then the role's s3:GetObject (and kms:Decrypt, for a key of your own); s3:ListBucket makes the two tell apart.",
            failure),
        _ => new(
            $"{location} cannot be fetched.",
            $"S3 answers {(int)failure.StatusCode} {failure.ErrorCode}: {failure.Message}",
            "See that region, endpoint and credentials belong together.",
            failure),
    };
}
