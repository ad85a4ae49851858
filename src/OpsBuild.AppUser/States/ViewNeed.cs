namespace OpsBuild.AppUser.States;

/// <summary>Something that a view reads and that the role in whose name it reads may not.</summary>
/// <param name="View">The view, as SQL writes it.</param>
/// <param name="Needs">What it reads, as SQL writes it.</param>
/// <param name="Reader">In whose name, quoted: the view's owner, or with security_invoker the user.</param>
internal sealed record ViewNeed(string View, string Needs, string Reader);
