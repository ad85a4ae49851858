namespace OpsBuild.Migrations.Revisions;

/// <summary>A name as it stands in SQL: always quoted, so that no name can be anything else.</summary>
public readonly record struct SqlIdentifier(string Name)
{
    public override string ToString() => $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
