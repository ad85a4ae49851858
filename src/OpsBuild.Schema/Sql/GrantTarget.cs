namespace OpsBuild.Schema.Sql;

/// <summary>What privileges are granted on, in the words of GRANT.</summary>
/// <param name="On">After ON: <c>FUNCTION app.f(integer)</c>.</param>
/// <param name="Owner">The owner's name, which stands in SQL for OWNER; null where it is not known.</param>
/// <param name="Column">The column after each privilege, or null.</param>
internal sealed record GrantTarget(string On, string? Owner, string? Column = null)
{
    /// <summary>The start of a statement of ALTER DEFAULT PRIVILEGES, with a blank at its end, or nothing.</summary>
    public string Before { get; init; } = "";

    /// <summary>GRANT with privileges that one grantee gets.</summary>
    public string Grant(IEnumerable<string> privileges, string grantee, bool option) =>
        $"{Before}GRANT {List(privileges)} ON {On} TO {Role(grantee)}{(option ? " WITH GRANT OPTION" : "")}";

    /// <summary>REVOKE of privileges, or only of the right to pass them on.</summary>
    public string Revoke(IEnumerable<string> privileges, string grantee, bool optionOnly, bool cascade) =>
        $"{Before}REVOKE {(optionOnly ? "GRANT OPTION FOR " : "")}{List(privileges)} ON {On} FROM {Role(grantee)}{(cascade ? " CASCADE" : "")}";

    private string Role(string grantee) => grantee == GrantSet.Owner ? Owner ?? "CURRENT_USER" : grantee;

    private string List(IEnumerable<string> privileges) =>
        string.Join(", ", privileges.Select(privilege => Column is null ? privilege : $"{privilege} ({Column})"));
}
