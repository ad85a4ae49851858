using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Checks;

/// <summary>What the user must not be able to do. Something is only tried where the catalog says that it is refused: then no lock is taken either.</summary>
internal sealed class NegativeChecks(DatabaseState state, AppUserPolicy policy, AppUserSql sql, ServerTraits traits, string? admin)
{
    private static readonly string[] Attributes = ["SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS"];
    // With TRIGGER the user's own code would run as whoever migrates.
    private static readonly string[] Access = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER"];

    private readonly Wanted wanted = new(state, policy, sql.User);
    private readonly string probe = SqlQuoting.Identifier($"opsbuild_probe_{Guid.NewGuid():N}");

    public IEnumerable<Draft> All() => [.. Role(), .. Creating(), .. Destroying(), .. Executing(), .. History()];

    private IEnumerable<Draft> Role()
    {
        foreach (var attribute in Attributes)
        {
            var what = attribute == "BYPASSRLS" ? "does not bypass row security" : $"is no {attribute}";
            yield return new Draft(CheckArea.Role, what, !state.User!.Attributes.Contains(attribute), $"{sql.RevokeAttribute($"NO{attribute}")};")
            {
                Why = $"the role has the attribute {attribute}",
            };
        }

        foreach (var owned in state.User!.Owned)
        {
            yield return new Draft(CheckArea.Role, $"does not own {owned}", IsSo: false, "ALTER ... OWNER TO the role that migrates.")
            {
                Why = "an owner may alter and drop, whatever is granted",
            };
        }

        if (state.User.Owned.Count == 0)
            yield return new Draft(CheckArea.Role, "owns nothing", IsSo: true, "");
        foreach (var role in state.User.MemberOf.Except(policy.MemberOf))
            yield return new Draft(CheckArea.Role, $"is no member of {SqlQuoting.Identifier(role)}", IsSo: false, Leave(role)) { Why = "the policy does not name the role" };
        foreach (var owner in wanted.Owners(admin).Concat(state.Securables.Where(item => item.IsHistory).Select(item => item.Owner)).Distinct(StringComparer.Ordinal))
        {
            yield return new Draft(CheckArea.Role, $"cannot become {SqlQuoting.Identifier(owner)}", !state.Role(owner).UserIsIn, Leave(owner))
            {
                Why = $"the user is a member of {SqlQuoting.Identifier(owner)}, or of a role that is",
                Probe = sql.ActAs(owner),
                IsToBeRefused = true,
            };
        }

        yield return new Draft(CheckArea.Role, "cannot read pg_authid", !traits.ReadsPasswords, $"{sql.Revoke(["SELECT"], "TABLE pg_catalog.pg_authid")};")
        {
            Why = "the user may read where passwords' hashes are",
            Probe = "explain select * from pg_catalog.pg_authid",
            IsToBeRefused = true,
        };
    }

    private IEnumerable<Draft> Creating()
    {
        foreach (var item in state.Securables.Where(item => item.Kind == SecurableKind.Schema && (item.IsHistory || policy.Schemas.Contains(item.Schema!))))
        {
            yield return new Draft(CheckArea.CannotCreate, $"cannot CREATE in {item}", !item.Effective.Contains("CREATE"), Revoke(item, "CREATE"))
            {
                Why = Through(item, "CREATE"),
                Probe = $"create table {item.Sql}.{probe} ()",
                IsToBeRefused = true,
            };
        }

        var database = state.Securables.First(item => item.Kind == SecurableKind.Database);
        yield return new Draft(CheckArea.CannotCreate, "cannot create a schema", !database.Effective.Contains("CREATE"), Revoke(database, "CREATE"))
        {
            Why = Through(database, "CREATE"),
            Probe = $"create schema {probe}",
            IsToBeRefused = true,
        };
        yield return new Draft(
            CheckArea.CannotCreate, "cannot create an extension",
            !database.Effective.Contains("CREATE") && !state.User!.Attributes.Contains("SUPERUSER"), Revoke(database, "CREATE"))
        {
            Why = Through(database, "CREATE"),
            Probe = traits.Extension is { } extension ? $"create extension {SqlQuoting.Identifier(extension)}" : null,
            IsToBeRefused = true,
        };
        if (policy.RevokesDatabaseTemp)
        {
            yield return new Draft(CheckArea.CannotCreate, "cannot create a temporary table", !database.Effective.Contains("TEMPORARY"), Revoke(database, "TEMPORARY"))
            {
                Why = Through(database, "TEMPORARY"),
                Probe = $"create temporary table {probe} ()",
                IsToBeRefused = true,
            };
        }
    }

    private IEnumerable<Draft> Destroying()
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var schemas = state.Securables.Where(item => item.Kind == SecurableKind.Schema).ToDictionary(item => item.Schema!, StringComparer.Ordinal);
        foreach (var item in state.Securables.Where(item => wanted.Covers(item) && item.RelationKind is "r" or "p" or "f"))
        {
            // What the owner's rights allow does not differ between one owner's tables: one of them is tried. Another server is never asked.
            var isTried = item.RelationKind != "f" && tried.Add(item.Owner);
            var isOwners = Is(item.Owner);
            var why = $"the user is, or is a member of, its owner {SqlQuoting.Identifier(item.Owner)}";
            var mend = item.Owner == sql.User.ToString() ? $"ALTER TABLE {item.Sql} OWNER TO the role that migrates;" : Leave(item.Owner);
            yield return new Draft(CheckArea.CannotDestroy, $"cannot ALTER {item}", !isOwners, mend)
            {
                Why = why,
                Probe = isTried ? $"alter table {item.Sql} add column {probe} integer" : null,
                IsToBeRefused = true,
            };
            // A schema's owner may drop what others own in it.
            var schema = schemas[item.Schema!];
            var isSchemas = !isOwners && Is(schema.Owner);
            yield return new Draft(
                CheckArea.CannotDestroy, $"cannot DROP {item}", !isOwners && !isSchemas,
                !isSchemas ? mend : schema.Owner == sql.User.ToString() ? $"ALTER SCHEMA {schema.Sql} OWNER TO the role that migrates;" : Leave(schema.Owner))
            {
                Why = isSchemas ? $"the user is, or is a member of, the owner {SqlQuoting.Identifier(schema.Owner)} of its schema" : why,
                Probe = isTried ? $"drop table {item.Sql}" : null,
                IsToBeRefused = true,
            };
            if (!policy.TablePrivileges.Contains("TRUNCATE"))
            {
                yield return new Draft(CheckArea.CannotDestroy, $"cannot TRUNCATE {item}", !item.Effective.Contains("TRUNCATE"), Revoke(item, "TRUNCATE"))
                {
                    Why = Through(item, "TRUNCATE"),
                    Probe = isTried ? $"truncate {item.Sql}" : null,
                    IsToBeRefused = true,
                };
            }
        }
    }

    private IEnumerable<Draft> Executing() =>
        from item in state.Securables
        where policy.Functions == GrantMode.None && item.Kind == SecurableKind.Routine && wanted.Covers(item)
        select new Draft(CheckArea.CannotExecute, $"cannot EXECUTE {item}", !item.Effective.Contains("EXECUTE"), Revoke(item, "EXECUTE"))
        {
            Why = Through(item, "EXECUTE"),
        };

    private bool Is(string owner) => owner == sql.User.ToString() || state.Role(owner).UserIsIn;

    private string Leave(string role)
    {
        var memberships = state.User!.Memberships.Where(membership => state.Major >= 16 && membership.Role == role).ToList();
        return memberships.Count == 0 ? $"{sql.RevokeMembership(role)};" : string.Join(" ", memberships.Select(each => $"{sql.RevokeMembership(role, each.Grantor)};"));
    }

    private IEnumerable<Draft> History() =>
        from item in state.Securables
        where item.IsHistory && item.Kind == SecurableKind.Table
        from privilege in Access
        select new Draft(CheckArea.CannotTouchHistory, $"cannot {privilege} {item}", !item.Effective.Contains(privilege), Revoke(item, privilege))
        {
            Why = Through(item, privilege),
            Probe = privilege == "SELECT" ? $"explain select * from {item.Sql}" : null,
            IsToBeRefused = true,
        };

    private string Through(Securable item, string privilege) =>
        item.Public.Contains(privilege) ? $"PUBLIC has {privilege} on {item}"
        : item.Direct.Any(grant => grant.Privilege == privilege) ? $"the user has {privilege} on {item}"
        : state.Others.Any(other => other.Objects == item.Named && other.Privilege.StartsWith($"{privilege} (", StringComparison.Ordinal))
            ? $"the user has {privilege} on a column of {item}"
        : $"a role that the user is in has {privilege} on {item}, or it owns it";

    private string Revoke(Securable item, string privilege) => (item.Public.Contains(privilege), item.Direct.Any(grant => grant.Privilege == privilege)) switch
    {
        (true, true) => $"{sql.RevokeFromPublic(privilege, item.Named)}; {sql.Revoke([privilege], item.Named)};",
        (true, false) => $"{sql.RevokeFromPublic(privilege, item.Named)};",
        _ => $"{sql.Revoke([privilege], item.Named)};",
    };
}

/// <summary>What the negative checks need to know of the server.</summary>
/// <param name="Extension">An extension that could be installed and is not; null where there is none.</param>
/// <param name="ReadsPasswords">Whether the user may read <c>pg_authid</c>.</param>
internal sealed record ServerTraits(string? Extension, bool ReadsPasswords);
