using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>Whether a variable looks as if it held a secret rather than the name of one.</summary>
internal static partial class SecretText
{
    public static bool IsSecret(string name, string value) =>
        value.Length > 0 && ((SecretName().IsMatch(name) && !HarmlessName().IsMatch(name)) || SecretValue().IsMatch(value));

    [GeneratedRegex("PASSWORD|PASSWD|PASSPHRASE|PGPASS|SECRET|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|TOKEN|CREDENTIALS?$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    // A name, an ARN or a file is not the secret itself.
    [GeneratedRegex("[_.-](ID|IDS|ARN|NAME|FILE|PATH|URI|URL|ENDPOINT|TTL|LENGTH|TIMEOUT|HEADER)$|[_.-](ENABLED|EXPIR)", RegexOptions.IgnoreCase)]
    private static partial Regex HarmlessName();

    // A password in a URL, a connection string or before a command (a reference such as $PASSWORD is none), an AWS access key, a token of GitHub, a PEM private key, the JSON of a database credential.
    [GeneratedRegex("""://[^/@:\s]*:[^/@\s]+@|\b(PG)?password\s*=\s*["']?[^\s;$"']|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\b(gh[pousr]|github_pat)_[A-Za-z0-9_]{20}|-----BEGIN [A-Z ]*PRIVATE KEY|"password"\s*:""", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
