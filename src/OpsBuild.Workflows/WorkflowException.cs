namespace OpsBuild.Workflows;

/// <summary>A description is no workflow that may be written.</summary>
/// <param name="what">What was described.</param>
/// <param name="why">What is wrong with it.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class WorkflowException(string what, string why, string remedy)
    : Exception($"""
        {what}
          why: {why}
          do:  {remedy}
        """);
