namespace OpsBuild.Schema.Reading;

/// <summary>The one query that reads all objects of a kind.</summary>
/// <param name="Kind">The kind of all rows.</param>
/// <param name="Models">The catalogs whose rows need no other mention since this query holds them.</param>
/// <param name="Sql">
/// The query. Its first four columns are <c>in_schema</c>, <c>part_of</c>, <c>name</c> and <c>extension</c> (see <see cref="ObjectPlace"/> and
/// <see cref="ObjectIdentity"/>); each further one is the attribute that it is named after, absent where null,
/// but for those with an underscore before their name, which only the query itself needs. <c>$1</c> is the array of
/// chosen schemas, or null.
/// </param>
internal sealed record CatalogQuery(ObjectKind Kind, IReadOnlyList<string> Models, Func<Dialect, string> Sql)
{
    /// <summary>The first major that has what the query reads.</summary>
    public int Since { get; init; } = ServerVersion.Oldest;
}
