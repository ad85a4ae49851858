namespace OpsBuild.Schema.Sql;

/// <summary>The fewest GRANT and REVOKE that make one set of grants of another.</summary>
internal static class GrantChange
{
    /// <param name="have">
    /// The sets that there may be: one for an object whose grants are known, several where it depends on what ran before. What is granted or
    /// revoked twice does no harm, so the statements are right for each of them.
    /// </param>
    /// <param name="want">The set that there shall be.</param>
    /// <param name="target">What it is granted on.</param>
    public static IEnumerable<SqlStatement> Between(IReadOnlyCollection<GrantSet> have, GrantSet want, GrantTarget target)
    {
        var ever = have.Aggregate(GrantSet.Empty, (all, set) => all.With(set));
        var revoked = ever.All.Where(grant => !want.Has(grant)).ToList();
        var optionRevoked = ever.All.Where(grant => want.Has(grant) && ever.HasOption(grant) && !want.HasOption(grant)).ToList();
        var left = ever;
        foreach (var (taken, optionOnly) in new[] { (revoked, false), (optionRevoked, true) })
        {
            foreach (var group in taken.Where(grant => grant.IsOwners).GroupBy(grant => (grant.Grantee, Cascades: PassedOn(left, grant).Count > 0)))
            {
                yield return target.Revoke(group.Select(grant => grant.Privilege), group.Key.Grantee, optionOnly, group.Key.Cascades);
                left = group.SelectMany(grant => PassedOn(left, grant)).Aggregate(left, (set, grant) => set.Without(grant));
            }
        }

        foreach (var group in revoked.Where(grant => !grant.IsOwners && left.Has(grant)).GroupBy(grant => (grant.Grantee, grant.Grantor)))
            yield return ByAnother(target.Revoke(group.Select(grant => grant.Privilege), group.Key.Grantee, false, false), group.Key.Grantor);
        foreach (var group in optionRevoked.Where(grant => !grant.IsOwners && left.Has(grant)).GroupBy(grant => (grant.Grantee, grant.Grantor)))
            yield return ByAnother(target.Revoke(group.Select(grant => grant.Privilege), group.Key.Grantee, true, false), group.Key.Grantor);

        var granted = want.All
            .Where(grant => !left.Has(grant) || have.Any(set => !set.Has(grant) || (want.HasOption(grant) && !set.HasOption(grant))));
        foreach (var group in granted.GroupBy(grant => (grant.Grantee, grant.Grantor, Option: want.HasOption(grant))))
        {
            var statement = target.Grant(group.Select(grant => grant.Privilege), group.Key.Grantee, group.Key.Option);
            yield return group.Key.Grantor == GrantSet.Owner ? statement : ByAnother(statement, group.Key.Grantor);
        }
    }

    // What the grantee gave to others, who lose it with the grantee; whoever has it from two sides is left with one, which CASCADE sees to.
    private static List<Grant> PassedOn(GrantSet set, Grant grant)
    {
        var found = new List<Grant>();
        var givers = new Queue<string>([grant.Grantee]);
        // The owner can always grant, whatever is revoked.
        while (givers.TryDequeue(out var giver) && giver != GrantSet.Owner)
        {
            foreach (var given in set.All.Where(item => item.Grantor == giver && item.Privilege == grant.Privilege && !found.Contains(item)))
            {
                found.Add(given);
                givers.Enqueue(given.Grantee);
            }
        }

        return found;
    }

    // GRANTED BY names the current role and no other, so only a session of the grantor can run this.
    private static SqlStatement ByAnother(string statement, string grantor) => SqlStatement.Remark($"""
        Privileges that {grantor} gave or is to give, not the owner: only {grantor} can run this, so it is left to a session of that role.
        {statement};
        """);
}
