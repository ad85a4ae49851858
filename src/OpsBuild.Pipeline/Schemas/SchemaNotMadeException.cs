using OpsBuild.Migrations;

namespace OpsBuild.Pipeline.Schemas;

/// <summary>The migrations do not make a database out of nothing.</summary>
public sealed class SchemaNotMadeException(Problem problem)
    : Exception($"The migrations cannot be applied to an empty database, so there is no schema to write down.\n{problem}")
{
    /// <summary>What stands in the way.</summary>
    public Problem Problem { get; } = problem;
}
