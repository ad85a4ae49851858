namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>What the catalog holds of that which a statement makes, drops or rebuilds.</summary>
/// <param name="Present">What the statement names is there; null when it names nothing that could be looked up.</param>
/// <param name="TableIndexes">The indexes of the table that gets a new one, by oid.</param>
/// <param name="InvalidIndexes">The database's invalid indexes, by oid, where the statement may leave some.</param>
internal sealed record CatalogState(bool? Present, IReadOnlyList<long> TableIndexes, IReadOnlyList<long> InvalidIndexes);
