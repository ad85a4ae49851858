namespace OpsBuild.AppUser;

/// <summary>Something that the user has and the policy does not give.</summary>
/// <param name="What">What, as <c>TRUNCATE on table public.orders</c>.</param>
/// <param name="Mend">The statement that takes it away; in words where no statement can.</param>
public sealed record Beyond(string What, string Mend);
