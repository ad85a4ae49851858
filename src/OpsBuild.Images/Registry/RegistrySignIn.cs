using System.Text;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace OpsBuild.Images.Registry;

/// <summary>Name and password for a registry, for twelve hours; prints as stars.</summary>
internal sealed class RegistrySignIn
{
    private RegistrySignIn(string user, string password, Uri registry) => (User, Password, Registry) = (user, password, registry);

    public string User { get; }

    public string Password { get; }

    /// <summary>The registry's address.</summary>
    public Uri Registry { get; }

    public static RegistrySignIn Of(string user, string password, Uri registry) => new(user, password, registry);

    /// <exception cref="ImagePushException">ECR gives none.</exception>
    public static async Task<RegistrySignIn> GetAsync(IAmazonECR ecr, CancellationToken cancellationToken)
    {
        const string What = "There is no token for the registry.";
        var answer = await EcrCalls.AskAsync(What, "ecr:GetAuthorizationToken", () => ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), cancellationToken));
        if (answer.AuthorizationData is [{ AuthorizationToken: { Length: > 0 } token, ProxyEndpoint: { } endpoint }, ..]
            && Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':', 2) is [var user, var password])
            return Of(user, password, new Uri(endpoint));
        throw new ImagePushException(ImagePushProblem.Registry, What, "ECR's answer has none in it", "run it again; when it stays, look at AWS's health page.");
    }

    public override string ToString() => "***";
}
