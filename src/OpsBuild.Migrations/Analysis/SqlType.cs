namespace OpsBuild.Migrations.Analysis;

/// <summary>A column's type as a command writes it, by PostgreSQL's own name for it.</summary>
/// <param name="Name">The name with aliases resolved: <c>bigint</c> for <c>int8</c>, <c>character varying</c> for <c>varchar</c>.</param>
/// <param name="Modifiers">What stands in parentheses after it, as numbers or words.</param>
/// <param name="IsArray">Whether it is an array of that type.</param>
public sealed record SqlType(string Name, IReadOnlyList<string> Modifiers, bool IsArray)
{
    /// <summary>Whether both are the same type with the same modifiers.</summary>
    public bool IsSameAs(SqlType other) => Name == other.Name && IsArray == other.IsArray && Modifiers.SequenceEqual(other.Modifiers);

    public override string ToString() =>
        $"{Name}{(Modifiers.Count > 0 ? $"({string.Join(',', Modifiers)})" : "")}{(IsArray ? "[]" : "")}";
}
