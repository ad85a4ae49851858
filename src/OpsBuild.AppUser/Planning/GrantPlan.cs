using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>The part of a plan that gives: exactly what is missing, many objects in one statement.</summary>
/// <param name="state">The database.</param>
/// <param name="policy">What is wanted.</param>
/// <param name="sql">The statements.</param>
internal sealed class GrantPlan(DatabaseState state, AppUserPolicy policy, AppUserSql sql)
{
    // A statement that a person can still look at in a log.
    private const int MostObjects = 500;

    private const int MostNamed = 20;

    private readonly Wanted wanted = new(state, policy, sql.User);

    public (IReadOnlyList<PlanStep> Steps, IReadOnlyList<Lacking> Lacking) Make()
    {
        List<PlanStep> steps = [];
        List<Lacking> lacking = [];
        var missing = state.Securables.Where(wanted.Covers).Select(item => (Item: item, Privileges: Missing(item))).Where(each => each.Privileges.Count > 0)
            .Select(each => (each.Item, each.Privileges, Actor: For(each.Item, each.Privileges)))
            .ToList();
        foreach (var group in missing.Where(each => each.Actor.IsAble)
            .GroupBy(each => (each.Item.Kind, each.Actor.As, Privileges: string.Join(", ", each.Privileges)))
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.As, StringComparer.Ordinal).ThenBy(group => group.Key.Privileges, StringComparer.Ordinal))
        {
            foreach (var part in group.Chunk(MostObjects))
            {
                steps.Add(new PlanStep(
                    group.Key.As,
                    sql.Grant(group.Key.Kind, part[0].Privileges, part.Select(each => each.Item.Sql)),
                    [.. part.Select(each => new Change(ChangeKind.Granted, $"{group.Key.Privileges} on {each.Item}"))]));
            }
        }

        // What it has through others it can use; that nobody here could give it to the user itself is no reason to stop.
        foreach (var owner in missing.Where(each => !each.Actor.IsAble && each.Privileges.Except(each.Item.Effective).Any())
            .GroupBy(each => (each.Item.Owner, Hidden: Actor.For(state, each.Item.Owner).IsAble ? each.Item.Schema : null)))
            lacking.Add(NotGranted(owner.Key.Owner, owner.Key.Hidden, [.. owner.Select(each => (each.Item, each.Privileges))]));

        foreach (var (owner, schema, kind, privileges) in wanted.Future(state.Asker))
        {
            var lost = wanted.MissingInFuture(owner, schema, kind, privileges);
            if (lost.Count == 0)
                continue;
            var statement = sql.Future(owner, schema, kind, lost);
            var actor = Actor.For(state, owner);
            var what = $"{string.Join(", ", lost)} on future {kind.FutureWord()!.ToLowerInvariant()} of {SqlQuoting.Identifier(owner)} in schema {SqlQuoting.Identifier(schema)}";
            if (actor.IsAble)
                steps.Add(new PlanStep(actor.As, statement, [new Change(ChangeKind.Granted, what)]));
            else if (state.Roles.ContainsKey(owner))
                lacking.Add(NotForFuture(owner, schema, kind, statement));
            else
                lacking.Add(NoOwner(owner));
        }

        foreach (var schema in state.MissingSchemas)
        {
            lacking.Add(new Lacking(
                $"There is no schema {SqlQuoting.Identifier(schema)}.", "The policy names it.",
                $"Let a migration make it, or take it out of {PolicyFile.FileName}."));
        }

        return (steps, [.. lacking.Distinct()]);
    }

    /// <summary>What the user should have on an object and does not have by a grant to itself.</summary>
    private List<string> Missing(Securable item) =>
        item.Owner == sql.User.ToString() ? [] : [.. policy.Wanted(item.Kind).Except(item.Direct.Select(grant => grant.Privilege), StringComparer.Ordinal)];

    // Not even an owner can name what is in a schema that it may not use.
    private Actor For(Securable item, List<string> privileges)
    {
        var actor = Actor.For(state, item.Owner) is { IsAble: true } owner ? owner : new Actor(privileges.All(item.Grantable.Contains), null);
        var isNamed = item.Kind is SecurableKind.Database or SecurableKind.Schema || state.Role(actor.As ?? state.Asker).Uses.Contains(item.Schema!);
        return actor with { IsAble = actor.IsAble && isNamed };
    }

    // Hidden: the schema in which whoever could grant it cannot name it; null where nobody here could grant it.
    private Lacking NotGranted(string owner, string? hidden, IReadOnlyList<(Securable Item, List<string> Privileges)> items)
    {
        var statements = items.GroupBy(each => (each.Item.Kind, Privileges: string.Join(", ", each.Privileges)))
            .Select(group => $"{sql.Grant(group.Key.Kind, group.First().Privileges, group.Select(each => each.Item.Sql))};");
        var named = string.Join("; ", items.Take(MostNamed).Select(each => $"{string.Join(", ", each.Privileges)} on {each.Item}"));
        var what = $"Not granted on what {SqlQuoting.Identifier(owner)} owns: {named}{(items.Count > MostNamed ? $" and {items.Count - MostNamed} more" : "")}.";
        if (hidden is not null)
        {
            var (schema, actor) = (SqlQuoting.Identifier(hidden), SqlQuoting.Identifier(Actor.For(state, owner).As ?? state.Asker));
            return new Lacking(
                what, $"{actor} lacks USAGE on schema {schema}, without which it cannot name what is in it.",
                $"As the schema's owner or a superuser: GRANT USAGE ON SCHEMA {schema} TO {actor}; Then run again.");
        }

        return new Lacking(
            what,
            Why(owner),
            $"As {SqlQuoting.Identifier(owner)} or a superuser: {string.Join(" ", statements)} Or let {state.Asker} do it: {Actor.Membership(state, owner)}");
    }

    private Lacking NotForFuture(string owner, string schema, SecurableKind kind, string statement) => new(
        $"Not granted on the {kind.FutureWord()!.ToLowerInvariant()} that {SqlQuoting.Identifier(owner)} will create in schema {SqlQuoting.Identifier(schema)}.",
        Why(owner), $"As {SqlQuoting.Identifier(owner)} or a superuser: {statement}; Or let {state.Asker} do it: {Actor.Membership(state, owner)}");

    private static Lacking NoOwner(string owner) => new(
        $"There is no role {SqlQuoting.Identifier(owner)}.", "The policy names it as one that will create objects.",
        $"Make the role, or take it out of {PolicyFile.FileName}.");

    private string Why(string owner) => $"{state.Asker} is no superuser and neither has the rights of {SqlQuoting.Identifier(owner)} nor may become it.";
}
