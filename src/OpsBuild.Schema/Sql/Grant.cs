namespace OpsBuild.Schema.Sql;

/// <summary>One privilege of one role.</summary>
/// <param name="Grantee">Who has it, as the attribute <c>grants</c> writes it.</param>
/// <param name="Privilege">The privilege, such as <c>SELECT</c>.</param>
/// <param name="Grantor">Who gave it.</param>
public sealed record Grant(string Grantee, string Privilege, string Grantor)
{
    /// <summary>By grantee, grantor and privilege, in the order of code units.</summary>
    public static readonly IComparer<Grant> Order = Comparer<Grant>.Create((one, other) =>
    {
        var byGrantee = string.CompareOrdinal(one.Grantee, other.Grantee);
        var byGrantor = byGrantee != 0 ? byGrantee : string.CompareOrdinal(one.Grantor, other.Grantor);
        return byGrantor != 0 ? byGrantor : string.CompareOrdinal(one.Privilege, other.Privilege);
    });

    /// <summary>Whether the owner gave it, which is the common case.</summary>
    public bool IsOwners => Grantor == GrantSet.Owner;
}
