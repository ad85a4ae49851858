namespace OpsBuild.Drift.Expected;

/// <summary>The attribute <c>grants</c> taken apart: lines of <c>grantee=PRIVILEGE*,PRIVILEGE/grantor</c>.</summary>
internal static class GrantSet
{
    public static IReadOnlySet<Grant> Read(string? text) => (text ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => PrivilegesOf(line), (line, privilege) => new Grant(GranteeOf(line), privilege.TrimEnd('*'), privilege.EndsWith('*')))
        .ToHashSet();

    // Privileges are upper-case words, so the last sign is the one that follows the name, whatever the name holds.
    public static string GranteeOf(string line) => line[..SignOf(line)];

    private static string[] PrivilegesOf(string line) => line[(SignOf(line) + 1)..].Split('/', 2)[0].Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static int SignOf(string line)
    {
        // A quoted name ends with its quote; a plain one holds no sign.
        if (!line.StartsWith('"'))
            return line.IndexOf('=', StringComparison.Ordinal);
        var end = 1;
        while (line[end] != '"' || line[end + 1] == '"')
            end += line[end] == '"' ? 2 : 1;
        return end + 1;
    }
}
