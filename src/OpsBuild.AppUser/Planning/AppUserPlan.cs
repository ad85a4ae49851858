namespace OpsBuild.AppUser.Planning;

/// <summary>What has to be done so that a user has its rights, and what cannot be done.</summary>
/// <param name="Steps">The statements, in their order.</param>
/// <param name="Beyond">What the user has beyond the policy and keeps.</param>
/// <param name="Lacking">What is missing and stays so.</param>
internal sealed record AppUserPlan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<Beyond> Beyond, IReadOnlyList<Lacking> Lacking);
