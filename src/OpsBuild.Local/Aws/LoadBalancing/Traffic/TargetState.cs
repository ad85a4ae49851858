namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>What the balancer of a target group thinks of a task.</summary>
internal sealed record TargetState(string GroupArn, TargetHealth Health);
