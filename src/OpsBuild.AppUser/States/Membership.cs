namespace OpsBuild.AppUser.States;

/// <summary>That the user is a member of a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Grantor">Who gave it: from 16 on a REVOKE takes only what one grantor gave.</param>
internal sealed record Membership(string Role, string Grantor);
