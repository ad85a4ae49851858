using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using OpsBuild.Ecs.Templates;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>The AWS configuration files with their profiles, <c>~/.aws/config</c> and <c>~/.aws/credentials</c> or what stands for them.</summary>
internal sealed class ProfileFiles
{
    private readonly SharedCredentialsFile file;
    private readonly string? path;

    public ProfileFiles(IReadOnlyDictionary<string, string> variables)
    {
        path = variables.Value(IdentityVariables.CredentialsFile);
        file = path is null ? new SharedCredentialsFile() : new SharedCredentialsFile(path);
    }

    public bool Has(string name) => file.TryGetProfile(name, out _);

    /// <summary>The profile by which the SDK's clients find its endpoints.</summary>
    public Profile Endpoints(string name) => path is null ? new Profile(name) : new Profile(name, path);

    /// <exception cref="AwsEnvironmentException">There is no such profile, or it has no credentials.</exception>
    public AWSCredentials Credentials(string name, string namedBy)
    {
        if (!file.TryGetProfile(name, out var profile))
            throw new AwsEnvironmentException(Missing(name, namedBy));
        if (!profile.CanCreateAWSCredentials)
        {
            throw new AwsEnvironmentException(new AwsProblem($"The AWS profile {name}, which {namedBy} names, holds no credentials.",
                "it has neither a key with its secret, nor a role with its source, nor single sign-on, nor a credential process",
                $"Complete it in {file.FilePath} or the config file beside it: aws configure sso --profile {name}."));
        }

        try
        {
            return profile.GetAWSCredentials(file);
        }
        catch (Exception error) when (error is AmazonClientException or ArgumentException or InvalidOperationException)
        {
            throw new AwsEnvironmentException(new AwsProblem($"The AWS profile {name}, which {namedBy} names, cannot be used.",
                error.Message, $"Correct it; aws sts get-caller-identity --profile {name} tries it without this build."), error);
        }
    }

    private AwsProblem Missing(string name, string namedBy)
    {
        var names = file.ListProfileNames();
        var near = NearNames.Of(name, names);
        var there = names.Count == 0 ? "no profile with credentials" : string.Join(", ", names.Order(StringComparer.Ordinal));
        return new AwsProblem($"There is no AWS profile {name}, which {namedBy} names.",
            $"{file.FilePath} and the config file beside it have {there}{(near.Count > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "")}",
            $"Correct the name, or make the profile: aws configure sso --profile {name}.");
    }
}
