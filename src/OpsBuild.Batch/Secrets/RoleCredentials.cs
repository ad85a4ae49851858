using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;

namespace OpsBuild.Batch.Secrets;

/// <summary>Lets AWSSDK.Core trade a web identity, or a profile's role, for credentials in a program that was compiled ahead of time.</summary>
/// <remarks>
/// The SDK loads its STS client by reflection, which such a program does not have, and asks this registration instead. It does not say
/// with whose credentials a role is to be assumed, so the profile is looked up here; a role that needs a further role first cannot be.
/// </remarks>
internal static class RoleCredentials
{
    public static void Register() => GlobalRuntimeDependencyRegistry.Instance.RegisterSecurityTokenServiceClient(
        context => new AmazonSecurityTokenServiceClient(Caller(), new AmazonSecurityTokenServiceConfig
        {
            RegionEndpoint = context.SecurityTokenServiceClientContextData.Region,
            Timeout = AwsClients.Timeout,
            MaxErrorRetry = AwsClients.Retries,
        }));

    /// <summary>Who asks STS: nobody where a web identity is shown instead, else the role profile's source.</summary>
    private static AWSCredentials Caller()
    {
        var chain = new CredentialProfileStoreChain();
        if (!chain.TryGetProfile(Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default", out var profile))
            return new AnonymousAWSCredentials();

        return profile.Options switch
        {
            { SourceProfile: { Length: > 0 } source }
                when chain.TryGetAWSCredentials(source, out var credentials) && credentials is not AssumeRoleAWSCredentials => credentials,
            { SourceProfile: { Length: > 0 } source } => throw new AmazonClientException(
                $"The profile {profile.Name} assumes a role with the profile {source}, which has no keys of its own."),
            { CredentialSource: "Environment" } => new EnvironmentVariablesAWSCredentials(),
            { CredentialSource: "EcsContainer" } => new GenericContainerCredentials(),
            { CredentialSource: "Ec2InstanceMetadata" } => new InstanceProfileAWSCredentials(),
            _ => new AnonymousAWSCredentials(),
        };
    }
}
