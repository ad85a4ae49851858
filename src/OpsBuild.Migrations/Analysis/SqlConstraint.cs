namespace OpsBuild.Migrations.Analysis;

/// <summary>What a constraint demands.</summary>
public enum ConstraintKind
{
    Check,
    Unique,
    PrimaryKey,
    ForeignKey,
    Exclude,

    /// <summary>A named NOT NULL, from PostgreSQL 18 on.</summary>
    NotNull,
}

/// <summary>A constraint of a table, of a column or of a domain.</summary>
/// <param name="Kind">What it demands.</param>
/// <param name="Name">Its own name; null where the server makes one.</param>
/// <param name="Offset">Where it begins, in bytes of the command's text.</param>
public sealed record SqlConstraint(ConstraintKind Kind, SqlName? Name, int Offset)
{
    /// <summary>Rows that are there already are not looked at.</summary>
    public bool IsNotValid { get; init; }

    /// <summary>No row is ever looked at (PostgreSQL 18).</summary>
    public bool IsNotEnforced { get; init; }

    /// <summary>With a key: it takes an index that is there already.</summary>
    public bool UsesIndex { get; init; }

    /// <summary>With a foreign key: the table it points to.</summary>
    public SqlName? References { get; init; }

    /// <summary>With a check: what it says.</summary>
    public SqlExpression? Expression { get; init; }

    /// <summary>With a NOT NULL of a table: its column.</summary>
    public string? Column { get; init; }
}
