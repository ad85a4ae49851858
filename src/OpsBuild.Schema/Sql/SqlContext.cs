using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql;

/// <summary>The two catalogs between which SQL is made.</summary>
/// <param name="Have">The database as it is.</param>
/// <param name="Want">The database as it shall be.</param>
internal sealed record SqlContext(Catalog Have, Catalog Want)
{
    private readonly Lazy<ILookup<string, CatalogObject>> haveParts = new(() => Parts(Have));
    private readonly Lazy<ILookup<string, CatalogObject>> wantParts = new(() => Parts(Want));

    /// <summary>The role that will run the statements, quoted where SQL needs it; what it makes is its own until another owner is named.</summary>
    /// <value>Null, the default, where that is not known: each owner is named then.</value>
    public string? RunsAs { get; init; }

    /// <summary>Columns of new tables that cannot be made with their table, since they need what needs the table.</summary>
    public IReadOnlySet<ObjectIdentity> Later { get; init; } = new HashSet<ObjectIdentity>();

    /// <summary>Columns of new tables whose default is set when the table and what the default needs are there.</summary>
    public IReadOnlySet<ObjectIdentity> LaterDefaults { get; init; } = new HashSet<ObjectIdentity>();

    /// <summary>The parts of a kind that an object of the wanted catalog has, columns in their order.</summary>
    public ImmutableArray<CatalogObject> WantedParts(string of, ObjectKind kind) => Ordered(wantParts.Value[of], kind);

    /// <summary>The parts of a kind that an object has now, columns in their order.</summary>
    public ImmutableArray<CatalogObject> PresentParts(string of, ObjectKind kind) => Ordered(haveParts.Value[of], kind);

    private static ILookup<string, CatalogObject> Parts(Catalog catalog) =>
        catalog.Objects.Where(item => item.Place.PartOf is not null).ToLookup(item => item.Place.PartOf!);

    private static ImmutableArray<CatalogObject> Ordered(IEnumerable<CatalogObject> parts, ObjectKind kind) =>
        [.. parts.Where(item => item.Identity.Kind == kind).OrderBy(item => int.TryParse(item["position"], out var position) ? position : 0)];
}
