namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>The AWS variables of a program that signs in by itself, so that it is who the build is. Go's SDK reads an empty variable as none.</summary>
internal static class ChildEnvironment
{
    /// <param name="variables">The environment that the choice was made from.</param>
    /// <param name="region">The region.</param>
    /// <param name="profile">The profile; null for none.</param>
    /// <param name="hidden">Variables that would lead to another identity than the chosen one.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> variables, string region, string? profile, IReadOnlyList<string> hidden)
    {
        var child = new Dictionary<string, string>(StringComparer.Ordinal);
        // What the build did not see, its child must not see either.
        foreach (var name in (string[])[.. IdentityVariables.Keys, .. IdentityVariables.WebIdentity, .. IdentityVariables.Profiles, .. IdentityVariables.Files])
            child[name] = "";
        foreach (var (name, value) in variables.Where(variable => variable.Key.StartsWith("AWS_", StringComparison.Ordinal)))
            child[name] = value;

        foreach (var name in hidden)
            child[name] = "";
        child[IdentityVariables.Profile] = profile ?? "";
        child[IdentityVariables.DefaultProfile] = "";
        child["AWS_REGION"] = child["AWS_DEFAULT_REGION"] = region;
        return child;
    }
}
