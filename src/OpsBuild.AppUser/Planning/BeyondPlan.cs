using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>
/// The part of a plan that takes: rights on the migrations' history always, PUBLIC's where the policy says so, and what the user has beyond the policy
/// only when asked to.
/// </summary>
/// <param name="state">The database.</param>
/// <param name="policy">What is wanted.</param>
/// <param name="sql">The statements.</param>
internal sealed class BeyondPlan(DatabaseState state, AppUserPolicy policy, AppUserSql sql)
{
    private readonly List<PlanStep> steps = [];
    private readonly List<Beyond> beyond = [];
    private readonly List<Lacking> lacking = [];
    private readonly Wanted wanted = new(state, policy, sql.User);

    public (IReadOnlyList<PlanStep> Steps, IReadOnlyList<Beyond> Beyond, IReadOnlyList<Lacking> Lacking) Make()
    {
        foreach (var item in state.Securables)
        {
            OfUser(item);
            ThroughPublic(item);
        }

        OfPublic();
        Others();
        Future();
        Role();
        return (steps, beyond, lacking);
    }

    private void OfUser(Securable item)
    {
        var allowed = !item.IsHistory && (item.Schema is null || policy.Schemas.Contains(item.Schema)) ? policy.Allowed(item.Kind) : [];
        foreach (var group in item.Direct
            .Where(grant => grant.IsGrantable || !allowed.Contains(grant.Privilege))
            .GroupBy(grant => (grant.Grantor, IsOption: allowed.Contains(grant.Privilege))))
        {
            var (grantor, isOption) = group.Key;
            string[] privileges = [.. group.Select(grant => grant.Privilege)];
            var statement = sql.Revoke(isOption ? [$"GRANT OPTION FOR {string.Join(", ", privileges)}"] : privileges, item.Named);
            var what = $"{string.Join(", ", privileges)} on {item}{(isOption ? ", to be passed on" : "")}";
            Take(Actor.ForRevoking(state, item.Owner, grantor), grantor, statement, what, always: item.IsHistory);
        }
    }

    private void OfPublic()
    {
        foreach (var item in state.Securables)
        {
            var privilege = item.Kind switch
            {
                SecurableKind.Schema when policy.RevokesSchemaCreate && wanted.Covers(item) => "CREATE",
                SecurableKind.Database when policy.RevokesDatabaseTemp => "TEMPORARY",
                _ => null,
            };
            if (privilege is not null && item.Public.Contains(privilege))
            {
                Take(
                    Actor.For(state, item.Owner), item.Owner, sql.RevokeFromPublic(privilege, item.Named),
                    $"{privilege} on {item} from PUBLIC", always: true);
            }
        }
    }

    private void Others()
    {
        foreach (var other in state.Others)
        {
            Take(
                Actor.ForRevoking(state, other.Owner, other.Grant.Grantor), other.Grant.Grantor,
                sql.Revoke([other.Privilege], other.Objects), $"{other.Privilege} on {other.Objects}", always: other.IsHistory);
        }
    }

    private void Future()
    {
        foreach (var group in state.Future
            .Where(grant => !IsAllowed(grant))
            .GroupBy(grant => (grant.Owner, grant.Schema, grant.Word, IsOption: grant.IsGrantable && IsAllowed(grant with { IsGrantable = false }))))
        {
            var privileges = string.Join(", ", group.Select(grant => grant.Privilege));
            var statement = sql.RevokeFuture(
                group.Key.Owner, group.Key.Schema, group.Key.Word, [group.Key.IsOption ? $"GRANT OPTION FOR {privileges}" : privileges]);
            var place = group.Key.Schema is { } schema ? $" in schema {SqlQuoting.Identifier(schema)}" : "";
            Take(
                Actor.For(state, group.Key.Owner), group.Key.Owner, statement,
                $"{privileges} on future {group.Key.Word.ToLowerInvariant()} of {SqlQuoting.Identifier(group.Key.Owner)}{place}{(group.Key.IsOption ? ", to be passed on" : "")}",
                always: false);
        }
    }

    private bool IsAllowed(FutureGrant grant) =>
        grant is { IsGrantable: false, Kind: { } kind } && (grant.Schema is null || policy.Schemas.Contains(grant.Schema)) && policy.Allowed(kind).Contains(grant.Privilege);

    private void Role()
    {
        if (state.User is not { } user)
            return;
        foreach (var attribute in user.Attributes)
        {
            Take(
                new Actor(state.AskerIsSuperuser || (user.MayBeAltered && MayChange(attribute)), null), "a superuser",
                sql.RevokeAttribute($"NO{attribute}"), $"the attribute {attribute}", always: false);
        }

        foreach (var membership in user.Memberships.Where(membership => !policy.MemberOf.Contains(membership.Role)))
            OfMembership(membership);
        foreach (var owned in user.Owned)
            beyond.Add(new Beyond($"ownership of {owned}", "ALTER ... OWNER TO the role that migrates: an owner may alter and drop, whatever is granted."));
    }

    // Until 15 whoever may give the role takes it, whoever gave it; from 16 on only the grantor, or who has the grantor's rights.
    private void OfMembership(Membership membership)
    {
        var what = $"membership in {SqlQuoting.Identifier(membership.Role)}";
        if (state.Major < 16)
            Take(new Actor(state.Role(membership.Role).MayBeGiven, null), membership.Role, sql.RevokeMembership(membership.Role), what, always: false);
        else
            Take(Actor.For(state, membership.Grantor), membership.Grantor, sql.RevokeMembership(membership.Role, membership.Grantor), what, always: false);
    }

    // Until 15 CREATEROLE is enough for these two and nothing for the others; from 16 on it takes the attribute itself, except for CREATEROLE.
    private bool MayChange(string attribute) => attribute switch
    {
        "CREATEROLE" => true,
        "CREATEDB" => state.Major < 16 || state.AskersAttributes.Contains(attribute),
        "REPLICATION" or "BYPASSRLS" => state.Major >= 16 && state.AskersAttributes.Contains(attribute),
        _ => false,
    };

    // PUBLIC's rights are not the user's alone, so they are named and never taken: whoever gave them decides.
    private void ThroughPublic(Securable item)
    {
        if (!wanted.Covers(item) || item.Kind is not (SecurableKind.Table or SecurableKind.Sequence))
            return;
        string[] privileges = [.. item.Public.Except(policy.Allowed(item.Kind), StringComparer.Ordinal)];
        if (privileges.Length > 0)
            beyond.Add(new Beyond($"{string.Join(", ", privileges)} on {item} through PUBLIC", $"{sql.RevokeFromPublic(string.Join(", ", privileges), item.Named)};"));
    }

    private void Take(Actor actor, string doer, string statement, string what, bool always)
    {
        if (!always && !policy.RevokesBeyond)
            beyond.Add(new Beyond(what, $"{statement};"));
        else if (actor.IsAble)
            steps.Add(new PlanStep(actor.As, statement, [new Change(ChangeKind.Revoked, what)]));
        else
        {
            lacking.Add(new Lacking(
                $"Not revoked: {what}.", $"{state.Asker} cannot act as {SqlQuoting.Identifier(doer)}.", $"As {SqlQuoting.Identifier(doer)} or a superuser: {statement};"));
        }
    }
}
