namespace OpsBuild.Schema.Sql;

/// <summary>The statements that make, change and remove objects of one kind, from nothing but what the catalog holds of them.</summary>
internal interface ISqlOfKind
{
    /// <summary>
    /// Makes the object with all its attributes, owner, grants and comment too. Parts that the statement cannot do without (a table's columns)
    /// are made by it; parts that can follow (constraints, indexes, triggers, policies) are objects of their own to the planner.
    /// </summary>
    /// <param name="item">As the catalog that is wanted has it.</param>
    /// <param name="context">Both catalogs.</param>
    IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context);

    /// <summary>Removes the object, never with CASCADE: what depends on it is gone when this runs.</summary>
    IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context);

    /// <summary>How an object that both catalogs have is made to be as the wanted one.</summary>
    Alteration Alter(ObjectChange change, SqlContext context);
}
