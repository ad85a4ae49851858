using System.Globalization;

namespace OpsBuild.Local.Runtime.Postgres;

/// <summary>What the official image's variables and a command of <c>-p</c> or <c>-c port=</c> ask for.</summary>
internal sealed record PostgresImageSettings(string User, string? Password, string Database, bool Trusts, int Port)
{
    private const int DefaultPort = 5432;

    /// <exception cref="TaskStartException">The image itself would end at once with these.</exception>
    public static PostgresImageSettings Read(ContainerPlan plan)
    {
        string? Value(string name) => plan.Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        var trusts = Value("POSTGRES_HOST_AUTH_METHOD") == "trust";
        var password = Value("POSTGRES_PASSWORD");
        if (password is null && !trusts)
            throw new TaskStartException(
                "CannotStartContainerError: Database is uninitialized and superuser password is not specified: "
                + "give POSTGRES_PASSWORD, or POSTGRES_HOST_AUTH_METHOD=trust.", isOfTask: false);
        var user = Value("POSTGRES_USER") ?? "postgres";
        return new PostgresImageSettings(user, password, Value("POSTGRES_DB") ?? user, trusts, AskedPort(plan.Command ?? [], Value("PGPORT")));
    }

    private static int AskedPort(IReadOnlyList<string> command, string? variable)
    {
        var asked = variable;
        for (var at = 0; at < command.Count; at++)
        {
            if (command[at] == "-p" && at + 1 < command.Count)
                asked = command[at + 1];
            else if (command[at].StartsWith("port=", StringComparison.Ordinal) && at > 0 && command[at - 1] == "-c")
                asked = command[at]["port=".Length..];
        }

        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : DefaultPort;
    }
}
