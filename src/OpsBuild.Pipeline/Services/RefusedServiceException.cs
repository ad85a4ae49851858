using OpsBuild.Ecs.Rules;

namespace OpsBuild.Pipeline.Services;

/// <summary>The rules found errors in what was to be deployed.</summary>
public sealed class RefusedServiceException(IReadOnlyList<Finding> findings) : Exception($"""
    The definitions of the service are refused, before anything was sent:
    {string.Join('\n', findings)}
      do:  mend the description in src/OpsBuild.Definitions, or the values that filled it in; docs/task-definition-rules.md explains each code.
    """);
