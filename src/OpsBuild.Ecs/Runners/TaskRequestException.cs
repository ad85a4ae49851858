namespace OpsBuild.Ecs.Runners;

/// <summary>A request for a task that cannot be right; nothing was sent to AWS.</summary>
public sealed class TaskRequestException(string what, string remedy, Exception? cause = null) : Exception($"""
    {what}
      do:  {remedy}
    """, cause);
