using OpsBuild.Pipeline.Aws.Settings;
using OpsBuild.Pipeline.Aws.SignIn.GitHub;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>A variable of the environment that says something else about AWS than the settings, and what comes of it.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Effect">What wins; never the value of a key.</param>
internal sealed record AmbientVariable(string Name, string Effect)
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<AmbientVariable> Of(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables)
    {
        if (GitHubSignIn.IsMeant(settings, variables))
            return [.. BesideJob(variables), .. Regions(settings, variables), .. Endpoints(variables)];
        var hasKeys = variables.Value(IdentityVariables.AccessKeyId) is not null;
        return settings.AwsProfile is { } profile
            ? [.. BesideProfile(profile, variables), .. Files(variables), .. Regions(settings, variables), .. Endpoints(variables)]
            : [.. hasKeys ? BesideKeys(variables) : Files(variables), .. Regions(settings, variables), .. Endpoints(variables)];
    }

    private static IEnumerable<AmbientVariable> BesideJob(IReadOnlyDictionary<string, string> variables) =>
        Given(variables, [.. IdentityVariables.Keys, .. IdentityVariables.Profiles])
            .Select(variable => new AmbientVariable(variable.Key, "ignored, since the job signs in with its own identity; ecspresso does not see it either"));

    private static IEnumerable<AmbientVariable> BesideProfile(string profile, IReadOnlyDictionary<string, string> variables) =>
        Given(variables, [.. IdentityVariables.Keys, .. IdentityVariables.WebIdentity, .. IdentityVariables.Profiles])
            .Where(variable => !IdentityVariables.Profiles.Contains(variable.Key) || variable.Value != profile)
            .Select(variable => new AmbientVariable(variable.Key, $"ignored, since {Parameters.Profile.Name} names the profile {profile}; ecspresso does not see it either"));

    private static IEnumerable<AmbientVariable> BesideKeys(IReadOnlyDictionary<string, string> variables) =>
        Given(variables, [.. IdentityVariables.Profiles, .. IdentityVariables.WebIdentity])
            .Select(variable => new AmbientVariable(variable.Key,
                $"ignored, since the keys in {IdentityVariables.AccessKeyId} count before it; name a profile with {Parameters.Profile.Switch} to use that"));

    private static IEnumerable<AmbientVariable> Files(IReadOnlyDictionary<string, string> variables) =>
        Given(variables, IdentityVariables.Files).Select(variable => new AmbientVariable(variable.Key, $"profiles are read from {variable.Value}, not from ~/.aws"));

    private static IEnumerable<AmbientVariable> Regions(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables) =>
        Given(variables, ["AWS_REGION", "AWS_DEFAULT_REGION"]).Where(variable => variable.Value != settings.Region)
            .Select(variable => new AmbientVariable(variable.Key, $"it says {variable.Value}; {settings.Region} of {Parameters.Region.Name} counts, for ecspresso too"));

    private static IEnumerable<AmbientVariable> Endpoints(IReadOnlyDictionary<string, string> variables)
    {
        var given = Given(variables, variables.Keys.Where(name => name.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return given.Select(variable => new AmbientVariable(variable.Key, Clients.AwsEndpoints.AreIgnored(variables)
            ? $"ignored, since {Clients.AwsEndpoints.IgnoreVariable} is true"
            : $"{Service(variable.Key)} asked at {Host(variable.Value)} instead of AWS"));
    }

    private static string Service(string name) => name == "AWS_ENDPOINT_URL" ? "every service is" : $"{name["AWS_ENDPOINT_URL_".Length..]} is";

    // User and password of an address are nobody's business.
    private static string Host(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
        : "an address that is none";

    private static IEnumerable<KeyValuePair<string, string>> Given(IReadOnlyDictionary<string, string> variables, IEnumerable<string> names) =>
        names.Where(name => variables.Value(name) is not null).Select(name => KeyValuePair.Create(name, variables[name]));
}
