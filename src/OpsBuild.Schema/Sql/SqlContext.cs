using System.Collections.Immutable;
using OpsBuild.Schema.Sql.Planning;

namespace OpsBuild.Schema.Sql;

/// <summary>The two catalogs between which SQL is made.</summary>
/// <param name="Have">The database as it is.</param>
/// <param name="Want">The database as it shall be.</param>
internal sealed record SqlContext(Catalog Have, Catalog Want)
{
    private readonly Lazy<ILookup<string, CatalogObject>> haveParts = new(() => Parts(Have));
    private readonly Lazy<ILookup<string, CatalogObject>> wantParts = new(() => Parts(Want));
    private readonly Lazy<Dictionary<string, CatalogObject>> haveSequences = new(() => Sequences(Have));
    private readonly Lazy<Dictionary<string, CatalogObject>> wantSequences = new(() => Sequences(Want));
    private readonly Lazy<HashSet<string>> parents = new(() =>
        Have.Objects.Concat(Want.Objects).Where(item => item.Identity.Kind == ObjectKind.Table).SelectMany(Inheritance.Parents).ToHashSet(StringComparer.Ordinal));

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

    /// <summary>The sequence of an identity column as it shall be, or null.</summary>
    public CatalogObject? WantedSequence(string column) => wantSequences.Value.GetValueOrDefault(column);

    /// <summary>The sequence of an identity column as it is, or null.</summary>
    public CatalogObject? PresentSequence(string column) => haveSequences.Value.GetValueOrDefault(column);

    /// <summary>The tables that others inherit from or are partitions of, in either catalog.</summary>
    public IReadOnlySet<string> Parents => parents.Value;

    private static ILookup<string, CatalogObject> Parts(Catalog catalog) =>
        catalog.Objects.Where(item => item.Place.PartOf is not null).ToLookup(item => item.Place.PartOf!);

    private static Dictionary<string, CatalogObject> Sequences(Catalog catalog) =>
        catalog.Objects.Where(item => item.Identity.Kind == ObjectKind.Sequence && item["identity of"] is not null)
            .ToDictionary(item => item["identity of"]!, StringComparer.Ordinal);

    private static ImmutableArray<CatalogObject> Ordered(IEnumerable<CatalogObject> parts, ObjectKind kind) =>
        [.. parts.Where(item => item.Identity.Kind == kind).OrderBy(item => int.TryParse(item["position"], out var position) ? position : 0)];
}
