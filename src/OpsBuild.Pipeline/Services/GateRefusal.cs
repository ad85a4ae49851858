using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Pipeline.Services;

/// <summary>Why a deployment is refused before anything is sent.</summary>
/// <param name="Outcome">The named outcome.</param>
/// <param name="What">What was found.</param>
public sealed record GateRefusal(DeploymentOutcome Outcome, string What);
