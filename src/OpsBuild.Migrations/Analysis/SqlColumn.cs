namespace OpsBuild.Migrations.Analysis;

/// <summary>Where a new column's values come from.</summary>
public enum ColumnSource
{
    /// <summary>Nowhere: they are null.</summary>
    None,

    /// <summary>A default.</summary>
    Default,

    /// <summary>A sequence: an identity column, or one of the types called serial.</summary>
    Sequence,

    /// <summary>An expression over other columns, stored.</summary>
    Stored,

    /// <summary>An expression over other columns, computed when it is read (PostgreSQL 18).</summary>
    Virtual,
}

/// <summary>A column as <c>CREATE TABLE</c> and <c>ADD COLUMN</c> define it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; null where none can be read, as for a partition's column.</param>
public sealed record SqlColumn(SqlName Name, SqlType? Type)
{
    public bool IsNotNull { get; init; }

    public ColumnSource Source { get; init; }

    /// <summary>The default, or the expression that generates it.</summary>
    public SqlExpression? Value { get; init; }

    /// <summary>Its constraints but for NOT NULL.</summary>
    public IReadOnlyList<SqlConstraint> Constraints { get; init; } = [];
}
