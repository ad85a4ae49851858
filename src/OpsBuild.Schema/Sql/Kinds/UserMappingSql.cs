namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>User mappings, of whose options only the names are known.</summary>
internal sealed class UserMappingSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var options = Names(item);
        yield return options.Count == 0
            ? $"CREATE USER MAPPING {NameOf(item)}"
            : SqlStatement.Remark($"""
                The user mapping {item.Identity.Name} has options whose values are no part of a catalog:
                CREATE USER MAPPING {NameOf(item)} OPTIONS ({string.Join(", ", options.Select(name => $"{ForeignOptions.Name(name)} '...'"))});
                """);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP USER MAPPING {NameOf(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) => new Alteration.InPlace([.. Statements(change)]);

    private static IEnumerable<SqlStatement> Statements(ObjectChange change)
    {
        var (have, want) = (Names(change.Have), Names(change.Want));
        var alter = $"ALTER USER MAPPING {NameOf(change.Want)} OPTIONS";
        if (have.Except(want).ToList() is { Count: > 0 } gone)
            yield return $"{alter} ({string.Join(", ", gone.Select(name => $"DROP {ForeignOptions.Name(name)}"))})";
        if (want.Except(have).ToList() is { Count: > 0 } added)
        {
            yield return SqlStatement.Remark($"""
                The user mapping {change.Want.Identity.Name} lacks options whose values are no part of a catalog:
                {alter} ({string.Join(", ", added.Select(name => $"ADD {ForeignOptions.Name(name)} '...'"))});
                """);
        }
    }

    private static List<string> Names(CatalogObject item) => [.. item["option names"]?.Split('\n') ?? []];

    private static string NameOf(CatalogObject item)
    {
        var at = "for ".Length;
        var role = SqlName.UpTo(' ', item.Identity.Name, ref at);
        return $"FOR {role} SERVER {item.Identity.Name[(at + " server ".Length)..]}";
    }
}
