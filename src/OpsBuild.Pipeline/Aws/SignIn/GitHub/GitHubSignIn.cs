using System.Text.RegularExpressions;
using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>How a job of GitHub Actions signs in: with its own identity, as a role that trusts it, so that no key is kept anywhere.</summary>
/// <param name="Role">The role's ARN.</param>
/// <param name="Address">Where the token is asked for.</param>
/// <param name="Bearer">The key for that.</param>
/// <param name="SessionName">What CloudTrail shows the session as.</param>
internal sealed partial record GitHubSignIn(string Role, Uri Address, string Bearer, string SessionName)
{
    /// <summary>Whether the job is to sign in that way: a role is named, and no program before has put a web identity of another kind into a file.</summary>
    public static bool IsMeant(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables) =>
        variables.Value(GitHubVariables.Actions) == "true" && RoleOf(settings, variables) is not null && variables.Value(IdentityVariables.WebIdentityTokenFile) is null;

    /// <summary>How; null where another way is meant.</summary>
    /// <exception cref="AwsEnvironmentException">The role is none, or the job may not ask for a token.</exception>
    public static GitHubSignIn? Of(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables)
    {
        if (!IsMeant(settings, variables))
            return null;
        var role = RoleOf(settings, variables)!;
        if (RoleArn().Match(role) is not { Success: true } match)
            throw new AwsEnvironmentException(new AwsProblem($"'{role}' is no role.", "expected is an ARN, as arn:aws:iam::012345678901:role/deploy", $"Correct {IdentityVariables.RoleArn} of the job, or {Parameters.Role.Places(settings.Name)}."));
        if (match.Groups["account"].Value != settings.Account)
            throw new AwsEnvironmentException(new AwsProblem(
                $"The role {role} is of account {match.Groups["account"].Value}, and the environment {settings.Name} is account {settings.Account}: nothing was asked of AWS.",
                "whoever takes another account's role runs in the other account", $"Correct {IdentityVariables.RoleArn} of the job, {Parameters.Role.Places(settings.Name)}, or {Parameters.Account.Places(settings.Name)}."));
        if (variables.Value(GitHubVariables.RequestUrl) is not { } url || variables.Value(GitHubVariables.RequestToken) is not { } bearer || !Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw new AwsEnvironmentException(new AwsProblem(
                $"The job may not ask for a token of its identity, with which it would become {role}.", $"{GitHubVariables.RequestUrl} is not set",
                "Give the job permissions: { contents: read, id-token: write }. Pull requests from forks never get one."));
        return new GitHubSignIn(role, address, bearer, NameOf(variables));
    }

    /// <inheritdoc/>
    public override string ToString() => $"the job's own identity as {Role}";

    private static string? RoleOf(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> variables) =>
        settings.RoleToAssume is { Length: > 0 } role ? role : variables.Value(IdentityVariables.RoleArn);

    // STS takes 2 to 64 letters, digits and =,.@_-
    private static string NameOf(IReadOnlyDictionary<string, string> variables)
    {
        var name = $"opsbuild-{variables.Value(GitHubVariables.RunId) ?? "run"}-{variables.Value(GitHubVariables.RunAttempt) ?? "1"}";
        return Unfit().Replace(name, "-") is { Length: > 64 } long64 ? long64[..64] : Unfit().Replace(name, "-");
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/[\w+=,.@/-]{1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"[^\w+=,.@-]", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Unfit();
}
