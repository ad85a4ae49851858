using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql;

/// <summary>The attribute <c>grants</c>, read back: who may do what, given by whom, and who may pass it on.</summary>
public sealed class GrantSet
{
    /// <summary>Who owns the object, as the attribute writes it.</summary>
    public const string Owner = "OWNER";

    /// <summary>Nobody may do anything.</summary>
    public static readonly GrantSet Empty = new(ImmutableSortedDictionary.Create<Grant, bool>(Grant.Order));

    private readonly ImmutableSortedDictionary<Grant, bool> grants;

    private GrantSet(ImmutableSortedDictionary<Grant, bool> grants) => this.grants = grants;

    /// <summary>Each privilege that somebody has from somebody.</summary>
    public IEnumerable<Grant> All => grants.Keys;

    /// <summary>Reads the attribute's lines; null is no grant at all.</summary>
    public static GrantSet Parse(string? lines)
    {
        var all = Empty.grants.ToBuilder();
        var at = 0;
        while (lines is not null && at < lines.Length)
        {
            var grantee = SqlName.UpTo('=', lines, ref at);
            var end = lines.IndexOfAny(['/', '\n'], ++at);
            var privileges = lines[at..(end < 0 ? lines.Length : end)];
            at = end < 0 ? lines.Length : end;
            var grantor = Owner;
            if (at < lines.Length && lines[at] == '/')
            {
                at++;
                grantor = SqlName.UpTo('\n', lines, ref at);
            }

            at++;
            foreach (var privilege in privileges.Split(','))
                all[new Grant(grantee, privilege.TrimEnd('*'), grantor)] = privilege.EndsWith('*');
        }

        return new GrantSet(all.ToImmutable());
    }

    /// <summary>What one grantee has from the owner.</summary>
    public static GrantSet Of(string grantee, params IEnumerable<string> privileges) =>
        new(Empty.grants.AddRange(privileges.Select(privilege => KeyValuePair.Create(new Grant(grantee, privilege, Owner), false))));

    /// <summary>Whether the grant is there.</summary>
    public bool Has(Grant grant) => grants.ContainsKey(grant);

    /// <summary>Whether it is there and may be passed on.</summary>
    public bool HasOption(Grant grant) => grants.GetValueOrDefault(grant);

    /// <summary>Both sets' grants.</summary>
    public GrantSet With(GrantSet other)
    {
        var all = grants.ToBuilder();
        foreach (var (grant, option) in other.grants)
            all[grant] = option || all.GetValueOrDefault(grant);
        return new GrantSet(all.ToImmutable());
    }

    /// <summary>The set after the object came to another owner: what that role had is the owner's now.</summary>
    public GrantSet AfterOwnerBecomes(string? role) => role is null ? this : grants.Aggregate(Empty, (set, pair) =>
    {
        var grant = pair.Key with { Grantee = Renamed(pair.Key.Grantee), Grantor = Renamed(pair.Key.Grantor) };
        return set.With(new GrantSet(Empty.grants.Add(grant, pair.Value)));

        string Renamed(string name) => name == role ? Owner : name;
    });

    /// <summary>The set without a grant.</summary>
    public GrantSet Without(Grant grant) => new(grants.Remove(grant));
}
