using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Checks;

/// <summary>What the user has to be able to do.</summary>
/// <remarks>EXPLAIN without ANALYZE checks all rights of a statement and runs nothing of it; of a foreign table it could ask the other server, and is not tried.</remarks>
internal sealed class PositiveChecks(DatabaseState state, AppUserPolicy policy, AppUserSql sql)
{
    private readonly Wanted wanted = new(state, policy, sql.User);
    private readonly ILookup<string, ViewNeed> needs = state.ViewNeeds.ToLookup(need => need.View, StringComparer.Ordinal);

    public IEnumerable<Draft> All()
    {
        yield return new Draft(CheckArea.Connect, $"may log in as {SqlQuoting.Identifier(sql.User.ToString())} with its secret", IsSo: true, "") { IsShown = true };
        foreach (var schema in state.MissingSchemas)
        {
            yield return new Draft(
                CheckArea.Schemas, $"schema {SqlQuoting.Identifier(schema)} is there", IsSo: false, $"Let a migration make it, or take it out of {PolicyFile.FileName}.")
            {
                Why = "The policy names it, and the database does not have it.",
            };
        }

        foreach (var item in state.Securables.Where(wanted.Covers))
        {
            foreach (var privilege in policy.Wanted(item.Kind))
                yield return Of(item, privilege);
        }

        foreach (var role in Role())
            yield return role;
    }

    // Another server's or a superuser's settings may count less or more; what is looked at is what the policy asks for.
    private IEnumerable<Draft> Role()
    {
        var user = state.User!;
        foreach (var role in policy.MemberOf)
        {
            yield return new Draft(CheckArea.Role, $"is a member of {SqlQuoting.Identifier(role)}", user.MemberOf.Contains(role), $"{sql.Membership(role)};")
            {
                Why = state.Roles.ContainsKey(role) ? "the policy names the role" : "the policy names the role, and there is none of that name",
            };
        }

        if (policy.ConnectionLimit is { } limit)
        {
            yield return new Draft(CheckArea.Role, $"has at most {limit} connections", user.ConnectionLimit == limit, $"{sql.ConnectionLimit(limit)};")
            {
                Why = user.ConnectionLimit < 0 ? "the role has no limit" : $"the role has the limit {user.ConnectionLimit}",
            };
        }

        foreach (var (name, value) in policy.Settings)
        {
            yield return new Draft(CheckArea.Role, $"has the setting {name}", RoleSetting.IsThere(user.Settings, name, value), $"{sql.Setting(state.Database, name, value)};")
            {
                Why = "the role has another value in this database, or none",
            };
        }
    }

    private Draft Of(Securable item, string privilege) => new(
        Area(item.Kind), $"may {privilege} {item}", item.Effective.Contains(privilege), Mend(item, privilege))
    {
        Why = $"has no {privilege} on {item}, neither by itself nor through PUBLIC or a role",
        Probe = Probe(item, privilege),
        IsShown = item.Kind == SecurableKind.Database,
        MendOfProbe = MendOfProbe(item, privilege),
    };

    // The catalog says that the user has the privilege itself, so giving it again mends nothing.
    private string MendOfProbe(Securable item, string privilege)
    {
        if (state.Securables.FirstOrDefault(schema => schema.Kind == SecurableKind.Schema && schema.Schema == item.Schema) is { } schema && !schema.Effective.Contains("USAGE"))
            return Mend(schema, "USAGE");
        return privilege == "SELECT" && needs.Contains(item.Sql)
            ? string.Join(" ", needs[item.Sql].Select(need => $"GRANT SELECT ON TABLE {need.Needs} TO {need.Reader};"))
            : $"GRANT what the server names, on what {item} uses, to {SqlQuoting.Identifier(sql.User.ToString())}; where it is a view, to its owner.";
    }

    private string Mend(Securable item, string privilege)
    {
        var statement = $"{sql.Grant(item.Kind, [privilege], [item.Sql])};";
        // Who may run it is what a person looks for next.
        return item.Kind is SecurableKind.Database or SecurableKind.Schema ? statement : $"{statement} -- as {SqlQuoting.Identifier(item.Owner)}, its owner";
    }

    private static string? Probe(Securable item, string privilege) => (item.RelationKind, privilege) switch
    {
        ("r" or "p" or "v" or "m" or "S", "SELECT") => $"explain select * from {item.Sql}",
        ("r" or "p" or "v", "INSERT") when item.Takes.Contains("INSERT") => $"explain insert into {item.Sql} default values",
        ("r" or "p" or "v", "UPDATE") when item is { Column: { } column } && item.Takes.Contains("UPDATE") => $"explain update {item.Sql} set {column} = default where false",
        ("r" or "p" or "v", "DELETE") when item.Takes.Contains("DELETE") => $"explain delete from {item.Sql} where false",
        _ => null,
    };

    private static CheckArea Area(SecurableKind kind) => kind switch
    {
        SecurableKind.Database => CheckArea.Connect,
        SecurableKind.Schema => CheckArea.Schemas,
        SecurableKind.Table => CheckArea.Tables,
        SecurableKind.Sequence => CheckArea.Sequences,
        SecurableKind.Routine => CheckArea.Routines,
        _ => CheckArea.Types,
    };
}
