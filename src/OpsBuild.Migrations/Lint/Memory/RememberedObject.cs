using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Memory;

/// <summary>A column as the migrations made it.</summary>
/// <param name="Type">Its type; null where it is not known.</param>
/// <param name="AddedIn">The number of the file that added it.</param>
internal sealed record RememberedColumn(SqlType? Type, int AddedIn);

/// <summary>A constraint as the migrations made it.</summary>
/// <param name="NotNull">The columns in which it leaves no null.</param>
/// <param name="IsValid">Whether every row is known to satisfy it.</param>
/// <param name="AddedIn">The number of the file that added it.</param>
internal sealed record RememberedConstraint(IReadOnlyList<string> NotNull, bool IsValid, int AddedIn);

/// <summary>A thing that the migrations made: a relation, a type, a routine.</summary>
internal sealed class RememberedObject(string? schema, SqlObjectKind kind, int createdIn)
{
    /// <summary>Stands for "perhaps in an earlier life": made by IF NOT EXISTS, or never seen being made.</summary>
    public const int Unknown = -1;

    public string? Schema { get; set; } = schema;

    public SqlObjectKind Kind { get; } = kind;

    /// <summary>The number of the file that surely made it, or <see cref="Unknown"/>.</summary>
    public int CreatedIn { get; } = createdIn;

    public Dictionary<string, RememberedColumn> Columns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RememberedConstraint> Constraints { get; } = new(StringComparer.Ordinal);

    /// <summary>With an index: its table.</summary>
    public SqlName? Table { get; init; }

    /// <summary>With a table: whether it is partitioned; null where nobody saw it being made.</summary>
    public bool? IsPartitioned { get; init; }

    /// <summary>With a domain: whether it has a NOT NULL or a check.</summary>
    public bool IsConstrained { get; set; }

    /// <summary>With a routine: whether it is declared STABLE or IMMUTABLE.</summary>
    public bool IsStable { get; init; }
}
