namespace OpsBuild.Schema.Sql;

/// <summary>A kind with statements that must wait for the object's own parts, or for what needs the object itself.</summary>
internal interface IFinishesLater
{
    /// <summary>What is said after the object and its parts are made or altered, such as attaching a partition; often nothing.</summary>
    /// <param name="have">As it is, or null where it is made.</param>
    /// <param name="want">As it shall be.</param>
    /// <param name="context">Both catalogs.</param>
    IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context);
}
