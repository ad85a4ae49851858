using OpsBuild.Definitions;
using OpsBuild.Ecs.Rules;

namespace OpsBuild.Pipeline;

/// <summary>The rules found errors in what was to be run.</summary>
public sealed class RefusedDefinitionException(OneShotTask task, IReadOnlyList<Finding> findings) : Exception($"""
    The task definition of {task.Name} is refused, before anything was sent:
    {string.Join('\n', findings)}
      do:  mend the description in src/OpsBuild.Definitions, or the values that filled it in; docs/task-definition-rules.md explains each code.
    """)
{
    /// <summary>What was found, warnings among it.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
