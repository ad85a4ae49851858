namespace OpsBuild.AppUser.States;

/// <summary>A privilege on something that no policy speaks of: a column, a foreign server, a language, a setting.</summary>
/// <param name="Privilege">As REVOKE writes it, <c>SELECT (note)</c>.</param>
/// <param name="Objects">As REVOKE writes it after ON, <c>TABLE public.orders</c>.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Grant">What was granted.</param>
/// <param name="IsHistory">Whether it is on the migrations' history.</param>
internal sealed record OtherGrant(string Privilege, string Objects, string Owner, DirectGrant Grant, bool IsHistory);
