using Amazon.Runtime;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>What a backend block says about how its bucket is reached; null where it is silent.</summary>
internal sealed record S3Access(string? Region = null, string? Endpoint = null, AWSCredentials? Keys = null);
