namespace OpsBuild.AppUser.States;

/// <summary>A privilege that was granted to the user itself, not to PUBLIC and not to a role that the user is in.</summary>
/// <param name="Privilege">Such as SELECT.</param>
/// <param name="IsGrantable">Whether the user may pass it on.</param>
/// <param name="Grantor">Who gave it.</param>
internal sealed record DirectGrant(string Privilege, bool IsGrantable, string Grantor)
{
    /// <summary>Reads <c>SELECT|f|grantor</c>; the grantor's name comes last, since it may hold anything.</summary>
    public static DirectGrant Parse(string text)
    {
        var parts = text.Split('|', 3);
        return new DirectGrant(parts[0], parts[1] == "t", parts[2]);
    }
}
