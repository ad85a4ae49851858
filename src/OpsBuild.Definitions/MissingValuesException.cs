using OpsBuild.Ecs.Templates.Rendering;

namespace OpsBuild.Definitions;

/// <summary>The files need variables or state keys that nobody gave.</summary>
public sealed class MissingValuesException(IReadOnlyList<MissingValue> values) : Exception($"""
    {MissingReport.Of(values)}
      why: ecspresso stops at the first of them, and nothing can be filled in without.
      do:  set the variables; a key of the state must exist in the state that was read, under exactly that name.
    """)
{
    /// <summary>All of them, in the order of the files.</summary>
    public IReadOnlyList<MissingValue> Values { get; } = values;
}
