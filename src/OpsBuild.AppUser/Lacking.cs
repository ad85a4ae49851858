namespace OpsBuild.AppUser;

/// <summary>Something that the policy asks for and that whoever is connected may not do.</summary>
/// <param name="What">What is not as it should be.</param>
/// <param name="Why">Why it was not done.</param>
/// <param name="Remedy">The statements that another role has to run, or that let this one do it.</param>
public sealed record Lacking(string What, string Why, string Remedy);
