using System.Text;

namespace OpsBuild.AppUser.Policies;

/// <summary>A policy for people: a row for each thing that it decides.</summary>
public static class PolicyTable
{
    /// <summary>The rows, each a name and what holds.</summary>
    public static IReadOnlyList<(string Name, string Value)> Rows(AppUserPolicy policy) =>
    [
        ("schemas", string.Join(", ", policy.Schemas)),
        ("tables", Words(policy.TablePrivileges)),
        ("sequences", Words(policy.SequencePrivileges)),
        ("functions", Mode(policy.Functions, "EXECUTE")),
        ("types", Mode(policy.Types, "USAGE")),
        ("owners", policy.Owners.IsEmpty ? "who owns objects there, and the admin" : $"who owns objects there, the admin, {string.Join(", ", policy.Owners)}"),
        ("member of", policy.MemberOf.IsEmpty ? "no role" : string.Join(", ", policy.MemberOf)),
        ("connections", policy.ConnectionLimit is { } limit ? $"at most {limit}" : "as the role has it"),
        ("settings", policy.Settings.IsEmpty ? "as the role has them" : string.Join(", ", policy.Settings.Select(setting => $"{setting.Key} = {setting.Value}"))),
        ("PUBLIC loses", Public(policy)),
        ("beyond this", policy.RevokesBeyond ? "revoked" : "reported, not revoked"),
    ];

    /// <summary>The rows as text, a line each.</summary>
    public static string Text(AppUserPolicy policy)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Rows(policy))
            text.Append($"{name,-14}").Append(value).Append('\n');
        return text.ToString();
    }

    private static string Words(IReadOnlyCollection<string> privileges) => privileges.Count == 0 ? "nothing" : string.Join(", ", privileges);

    private static string Mode(GrantMode mode, string privilege) => mode switch
    {
        GrantMode.Granted => $"{privilege}, granted to the user",
        GrantMode.None => $"no {privilege}; the check fails where PUBLIC has it",
        _ => $"{privilege} where PUBLIC has it",
    };

    private static string Public(AppUserPolicy policy) => (policy.RevokesSchemaCreate, policy.RevokesDatabaseTemp) switch
    {
        (true, true) => "CREATE on the schemas, TEMPORARY on the database",
        (true, false) => "CREATE on the schemas",
        (false, true) => "TEMPORARY on the database",
        _ => "nothing",
    };
}
