namespace OpsBuild.Migrations.Analysis;

/// <summary>How rows are changed.</summary>
public enum DataChangeKind
{
    Insert,
    Update,
    Delete,
    Merge,

    /// <summary>COPY … FROM.</summary>
    Copy,
}

/// <summary>A change of a table's rows, by a command or by a part of its WITH.</summary>
/// <param name="Kind">How.</param>
/// <param name="Table">Whose.</param>
public sealed record DataChange(DataChangeKind Kind, SqlName Table)
{
    /// <summary>Whether a WHERE says which rows; without one UPDATE and DELETE mean all of them.</summary>
    public bool HasCondition { get; init; }
}
