namespace OpsBuild.Ecs.Rules;

/// <summary>What a finding means for a check as a whole.</summary>
public enum Severity
{
    /// <summary>Somebody should look: it works, but seldom as meant.</summary>
    Warning,

    /// <summary>ECS refuses it, the task fails, or the run proves nothing: the check fails.</summary>
    Error,
}
