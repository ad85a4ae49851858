using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>The part of a plan that is about the role itself.</summary>
/// <param name="state">The database.</param>
/// <param name="policy">What is wanted.</param>
/// <param name="sql">The statements.</param>
internal sealed class RolePlan(DatabaseState state, AppUserPolicy policy, AppUserSql sql)
{
    private readonly List<PlanStep> steps = [];
    private readonly List<Lacking> lacking = [];

    private string Role => $"role {SqlQuoting.Identifier(sql.User.ToString())}";

    /// <param name="verifier">The password's verifier; null where the password is right already.</param>
    public (IReadOnlyList<PlanStep> Steps, IReadOnlyList<Lacking> Lacking) Make(string? verifier)
    {
        var user = state.User;
        if (user is null)
        {
            if (!state.AskerIsSuperuser && !state.AskerCreatesRoles)
            {
                lacking.Add(new Lacking(
                    $"There is no {Role}.", $"{state.Asker} may not create roles.",
                    $"As a superuser: ALTER ROLE {SqlQuoting.Identifier(state.Asker)} CREATEROLE; then run again. "
                    + "Or create the role, and see what else is missing then."));
                return (steps, lacking);
            }

            Alter(sql.CreateRole(), $"{Role}: made");
        }

        List<(string Sql, string What, string Shown)> alterations = [];
        if (user is { CanLogIn: false })
            alterations.Add(Shown(sql.Login(), $"{Role}: may log in"));
        if (user is { HasExpired: true })
            alterations.Add(Shown(sql.NeverExpires(), $"{Role}: its password had expired, and counts again"));
        if (verifier is not null)
            alterations.Add((sql.Password(verifier), $"{Role}: its password is the secret's", sql.Password(AppUserSql.HiddenVerifier)));
        if (policy.ConnectionLimit is { } limit && user?.ConnectionLimit != limit)
            alterations.Add(Shown(sql.ConnectionLimit(limit), $"{Role}: at most {limit} connections"));
        foreach (var (name, value) in policy.Settings)
        {
            if (!RoleSetting.IsThere(user?.Settings ?? [], name, value))
                alterations.Add(Shown(sql.Setting(state.Database, name, value), $"{Role}: {name} is {value}"));
        }

        if (user is null or { MayBeAltered: true })
        {
            foreach (var (text, what, shown) in alterations)
                Alter(text, what, shown);
        }
        else if (alterations.Count > 0)
        {
            lacking.Add(new Lacking(
                $"Not altered: {string.Join("; ", alterations.Select(each => each.What))}.", NotAltered(user),
                $"As a superuser{(state.Major >= 16 ? " or whoever made the role" : "")}: {Grant(user)} Then run again."));
        }

        foreach (var role in policy.MemberOf.Except(user?.MemberOf ?? []))
        {
            if (state.Role(role).MayBeGiven)
            {
                Alter(sql.Membership(role), $"{Role}: member of {SqlQuoting.Identifier(role)}");
                continue;
            }

            lacking.Add(new Lacking(
                $"{Role} is no member of {SqlQuoting.Identifier(role)}.", $"There is no such role, or {state.Asker} lacks ADMIN OPTION on it.",
                $"As a superuser: {sql.Membership(role)};"));
        }

        return (steps, lacking);
    }

    private string NotAltered(UserFacts user) =>
        user.Attributes.Contains("SUPERUSER") ? "The role is a superuser, whom nobody else may alter; an application's user should be none."
        : !state.AskerCreatesRoles ? $"{state.Asker} may not alter roles: it lacks CREATEROLE."
        : state.Major < 16 ? "The role has the attribute REPLICATION, and until PostgreSQL 15 only a superuser may alter such a one."
        : $"From PostgreSQL 16 on CREATEROLE alone does not do: {state.Asker} lacks ADMIN OPTION on the role, which somebody else made.";

    private string Grant(UserFacts user) =>
        user.Attributes.Contains("SUPERUSER") ? $"ALTER ROLE {SqlQuoting.Identifier(sql.User.ToString())} NOSUPERUSER;"
        : !state.AskerCreatesRoles ? $"ALTER ROLE {SqlQuoting.Identifier(state.Asker)} CREATEROLE;"
        : state.Major < 16 ? $"ALTER ROLE {SqlQuoting.Identifier(sql.User.ToString())} NOREPLICATION;"
        : $"GRANT {SqlQuoting.Identifier(sql.User.ToString())} TO {SqlQuoting.Identifier(state.Asker)} WITH ADMIN OPTION;";

    private static (string Sql, string What, string Shown) Shown(string text, string what) => (text, what, text);

    private void Alter(string text, string what, string? shown = null) =>
        steps.Add(new PlanStep(null, text, [new Change(ChangeKind.Altered, what)]) { Shown = shown ?? text });
}
