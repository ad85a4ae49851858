namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Sequences; one of an identity column comes, counts and goes with its column.</summary>
internal sealed class SequenceSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        if (item["identity of"] is { } column)
        {
            if (Renamed(column, item, context) is { } before)
                yield return before;
        }
        else
        {
            string[] clauses = [$"CREATE {(item["persistence"] == "unlogged" ? "UNLOGGED " : "")}SEQUENCE {item.Identity.Name}",
                .. item["type"] is { } type and not "bigint" ? [$"AS {type}"] : Array.Empty<string>(), .. SequenceClauses.All(item)];
            yield return string.Join(' ', clauses);
        }

        foreach (var statement in Rights.OnCreate("sequence", item.Identity.Name, item, context))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        item["identity of"] is null ? [$"DROP SEQUENCE {item.Identity.Name}"] : [];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("identity of") && (change.Have["identity of"] is null || change.Want["identity of"] is null))
            return new Alteration.Impossible("it cannot come to belong to an identity column, nor be a sequence of its own after it did.");
        return new Alteration.InPlace([.. Statements(change, context)]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context)
    {
        if (want["owned by"] is not { } column || have?["owned by"] == column)
            yield break;
        // Only the table's owner can have its column own the sequence.
        if (Rights.OwnerOf(want, context.Want) is { } owner && (have is null ? owner != context.RunsAs : owner != Rights.OwnerOf(have, context.Have)))
            yield return $"ALTER SEQUENCE {want.Identity.Name} OWNER TO {owner}";
        yield return $"ALTER SEQUENCE {want.Identity.Name} OWNED BY {column}";
    }

    private static IEnumerable<SqlStatement> Statements(ObjectChange change, SqlContext context)
    {
        var name = change.Want.Identity.Name;
        if (change.Have["owned by"] is not null && change.Changes("owned by"))
            yield return $"ALTER SEQUENCE {name} OWNED BY NONE";
        string[] clauses = change.Want["identity of"] is not null ? [] :
            [.. change.Changes("type") ? [$"AS {change.Want["type"]}"] : Array.Empty<string>(), .. SequenceClauses.Changed(change)];
        if (clauses.Length > 0)
            yield return $"ALTER SEQUENCE {name} {string.Join(' ', clauses)}";
        if (change.Changes("persistence"))
            yield return $"ALTER SEQUENCE {name} SET {(change.Want["persistence"] == "unlogged" ? "UNLOGGED" : "LOGGED")}";
        foreach (var statement in Rights.OnAlter("sequence", name, change, context))
            yield return statement;
    }

    // The identity column stays and its sequence has another name.
    private static string? Renamed(string column, CatalogObject item, SqlContext context)
    {
        var before = context.PresentSequence(column);
        return before is null || context.Have.Find(ObjectKind.Column, column)?["identity"] is null || before.Place.Schema != item.Place.Schema
            ? null
            : $"ALTER SEQUENCE {before.Identity.Name} RENAME TO {SqlName.Last(item.Identity.Name)}";
    }
}
