namespace OpsBuild.Ecs.Rules;

/// <summary>What a task definition is for: some rules are about tasks that have to prove how they ended.</summary>
public enum TaskUse
{
    /// <summary>A service keeps tasks of it running.</summary>
    Service,

    /// <summary>It runs once; its first container is the one whose exit code is read.</summary>
    OneShot,
}
