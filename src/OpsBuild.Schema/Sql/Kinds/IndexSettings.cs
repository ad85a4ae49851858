namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What an index has beside its definition, whether a constraint made it or not.</summary>
internal static class IndexSettings
{
    /// <summary>What an index that was just made still needs.</summary>
    /// <param name="item">The index, or the constraint that made it.</param>
    /// <param name="index">The index's name.</param>
    /// <param name="prefix">Before each attribute's name, with a blank at its end, or nothing.</param>
    /// <param name="context">Both catalogs.</param>
    public static IEnumerable<SqlStatement> OnCreate(CatalogObject item, string index, string prefix, SqlContext context)
    {
        foreach (var (column, target) in Statistics(item[$"{prefix}statistics"]))
            yield return $"ALTER INDEX {index} ALTER COLUMN {column} SET STATISTICS {target}";
        if (item[$"{prefix}clustered"] is not null)
            yield return $"ALTER TABLE {item.Place.PartOf} CLUSTER ON {SqlName.Last(index)}";
        if (context.Want.Find(ObjectKind.Table, item.Place.PartOf!)?["replica identity"] == $"index {index}")
            yield return $"ALTER TABLE {item.Place.PartOf} REPLICA IDENTITY USING INDEX {SqlName.Last(index)}";
    }

    /// <summary>What makes the settings of an index that stays as they are wanted.</summary>
    public static IEnumerable<SqlStatement> OnAlter(ObjectChange change, string index, string prefix, SqlContext context)
    {
        foreach (var clause in SqlOptions.Changes(SqlOptions.Parse(change.Have[$"{prefix}options"]), SqlOptions.Parse(change.Want[$"{prefix}options"])))
            yield return new SqlStatement($"ALTER INDEX {index} {clause}") { Note = "Counts for what is written from now on; REINDEX applies it to all." };
        if (change.Changes($"{prefix}tablespace"))
            yield return $"ALTER INDEX {index} SET TABLESPACE {change.Want[$"{prefix}tablespace"] ?? "pg_default"}";
        if (change.Changes($"{prefix}statistics"))
        {
            var wanted = Statistics(change.Want[$"{prefix}statistics"]).ToDictionary(StringComparer.Ordinal);
            foreach (var (column, _) in Statistics(change.Have[$"{prefix}statistics"]).Where(item => !wanted.ContainsKey(item.Key)))
                yield return $"ALTER INDEX {index} ALTER COLUMN {column} SET STATISTICS -1";
            foreach (var (column, target) in wanted)
                yield return $"ALTER INDEX {index} ALTER COLUMN {column} SET STATISTICS {target}";
        }

        if (!change.Changes($"{prefix}clustered"))
            yield break;
        if (change.Want[$"{prefix}clustered"] is not null)
            yield return $"ALTER TABLE {change.Want.Place.PartOf} CLUSTER ON {SqlName.Last(index)}";
        else if (!AnotherIsClustered(change.Want, context))
            yield return $"ALTER TABLE {change.Want.Place.PartOf} SET WITHOUT CLUSTER";
    }

    // A table has one; naming the other is enough.
    private static bool AnotherIsClustered(CatalogObject item, SqlContext context) =>
        context.WantedParts(item.Place.PartOf!, ObjectKind.Index).Any(index => index["clustered"] is not null)
        || context.WantedParts(item.Place.PartOf!, ObjectKind.Constraint).Any(constraint => constraint["index clustered"] is not null);

    private static IEnumerable<KeyValuePair<string, string>> Statistics(string? attribute) =>
        from line in attribute?.Split('\n') ?? []
        let parts = line["column ".Length..].Split(": ")
        select KeyValuePair.Create(parts[0], parts[1]);
}
