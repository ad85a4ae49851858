
namespace OpsBuild.Schema.Sql.Planning;

/// <summary>
/// Which objects are dropped, made and altered: at first those that differ, then what has to be made anew because it needs one of them.
/// </summary>
internal sealed class ChangeSet
{
    private readonly SqlContext context;
    private readonly HashSet<ObjectIdentity> drops = [];
    private readonly HashSet<ObjectIdentity> creates = [];
    private readonly Dictionary<ObjectIdentity, Alteration> alterations = [];
    private readonly HashSet<ObjectIdentity> withoutDefault = [];
    private readonly List<SqlStatement> remarks = [];
    private readonly ILookup<string, CatalogObject> haveParts;
    private readonly ILookup<string, CatalogObject> wantParts;
    private readonly Dictionary<string, CatalogObject> haveWholes;
    private readonly Dictionary<string, CatalogObject> wantWholes;

    public ChangeSet(SqlContext context)
    {
        this.context = context;
        (haveParts, wantParts) = (Parts(context.Have), Parts(context.Want));
        (haveWholes, wantWholes) = (Wholes(context.Have), Wholes(context.Want));
        foreach (var item in context.Have.Objects.Where(item => context.Want.Find(item.Identity) is null))
            drops.Add(item.Identity);
        foreach (var item in context.Want.Objects.Where(item => context.Have.Find(item.Identity) is null))
            creates.Add(item.Identity);
        foreach (var want in context.Want.Objects.Concat(context.Want.ExtensionMembers))
        {
            if (context.Have.Find(want.Identity) is { } have && !have.Equals(want))
                Alter(new ObjectChange(have, want));
        }

        foreach (var item in drops.Order().ToList())
            Require(item, [item]);
        foreach (var (item, alteration) in alterations.Where(pair => pair.Value is not Alteration.InPlace).OrderBy(pair => pair.Key).ToList())
        {
            if (alteration is Alteration.Anew)
            {
                alterations.Remove(item);
                Require(item, [item]);
            }
            else
            {
                Require(item, []);
            }
        }

        TakeInParts();
        PlaceColumns();
    }

    /// <summary>What is dropped, also as part of something that is.</summary>
    public IReadOnlySet<ObjectIdentity> Drops => drops;

    /// <summary>What is made.</summary>
    public IReadOnlySet<ObjectIdentity> Creates => creates;

    /// <summary>What is altered, and how.</summary>
    public IReadOnlyDictionary<ObjectIdentity, Alteration> Alterations => alterations;

    /// <summary>The columns whose default is taken away and set again, for what it needs is made anew.</summary>
    public IReadOnlySet<ObjectIdentity> WithoutDefault => withoutDefault;

    /// <summary>What cannot be done.</summary>
    public IReadOnlyList<SqlStatement> Remarks => remarks;

    /// <summary>What a present object is part of, or null.</summary>
    public CatalogObject? PresentWhole(CatalogObject item) => item.Place.PartOf is { } whole ? haveWholes.GetValueOrDefault(whole) : null;

    /// <summary>What a wanted object is part of, or null.</summary>
    public CatalogObject? WantedWhole(CatalogObject item) => item.Place.PartOf is { } whole ? wantWholes.GetValueOrDefault(whole) : null;

    /// <summary>The SQL of an object of either catalog.</summary>
    public ISqlOfKind SqlOf(CatalogObject item) => SqlOfKinds.Of(item, WantedWhole(item) ?? PresentWhole(item));

    /// <summary>What stands for an object in the order of things: for an extension's member the extension.</summary>
    public static ObjectIdentity StandIn(ObjectIdentity identity, Catalog catalog) =>
        catalog.Find(identity)?.Place.Extension is { } extension
            ? catalog.Objects.FirstOrDefault(item => item.Identity.Kind == ObjectKind.Extension && item.Identity.Name == Quoted(extension))?.Identity ?? identity
            : identity;

    private static string Quoted(string name) => name.All(letter => letter is (>= 'a' and <= 'z') or '_' or (>= '0' and <= '9')) ? name : SqlName.Quoted(name);

    private static ILookup<string, CatalogObject> Parts(Catalog catalog) =>
        catalog.Objects.Where(item => item.Place.PartOf is not null).ToLookup(item => item.Place.PartOf!, StringComparer.Ordinal);

    private static Dictionary<string, CatalogObject> Wholes(Catalog catalog) =>
        catalog.Objects.Concat(catalog.ExtensionMembers).Where(item => IsWhole(item.Identity))
            .ToDictionary(item => item.Identity.Name, StringComparer.Ordinal);

    private static bool IsWhole(ObjectIdentity identity) => identity.Kind
        is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.CompositeType or ObjectKind.Domain;

    private void Alter(ObjectChange change)
    {
        switch (SqlOfKinds.Of(change.Want, WantedWhole(change.Want)).Alter(change, context))
        {
            case Alteration.Impossible impossible:
                remarks.Add(SqlStatement.Remark($"{change.Want.Identity}: {impossible.Why}"));
                break;
            case Alteration.Anew when change.Want.Place.Extension is { } extension:
                remarks.Add(SqlStatement.Remark($"{change.Want.Identity} belongs to the extension {extension}, so it cannot be made anew."));
                break;
            case var alteration:
                alterations.Add(change.Want.Identity, alteration);
                break;
        }
    }

    // Marks as dropped, and as made again where wanted, what cannot be there while the item is dropped or altered; if something of it has to stay,
    // nothing is marked and the item is left as it is.
    private void Require(ObjectIdentity root, IEnumerable<ObjectIdentity> first)
    {
        var marked = new HashSet<ObjectIdentity>(first);
        var open = new Queue<ObjectIdentity>([root]);
        var defaults = new HashSet<ObjectIdentity>();
        while (open.TryDequeue(out var item))
        {
            foreach (var (dependent, needed) in DependentsOf(item, marked.Contains(item)))
            {
                if (marked.Contains(dependent.Identity) || drops.Contains(dependent.Identity) || IsDroppedWithWhole(dependent, marked)
                    || defaults.Contains(dependent.Identity))
                    continue;
                if (!marked.Contains(item) && IsTheServersTask(dependent, context.Have.Find(item)!))
                    continue;
                if (IsLetGo(dependent, needed))
                    continue;
                if (IsOnlyInDefault(dependent, needed))
                {
                    defaults.Add(dependent.Identity);
                }
                else if (CanBeMadeAnew(dependent))
                {
                    marked.Add(dependent.Identity);
                    open.Enqueue(dependent.Identity);
                }
                else
                {
                    remarks.Add(SqlStatement.Remark(
                        $"{root} cannot be {(first.Any() ? context.Want.Find(root) is null ? "dropped" : "made anew" : "altered")} while {dependent.Identity} needs {needed}."));
                    drops.Remove(root);
                    alterations.Remove(root);
                    return;
                }
            }
        }

        withoutDefault.UnionWith(defaults);
        foreach (var item in marked)
        {
            drops.Add(item);
            alterations.Remove(item);
            if (context.Want.Find(item) is not null)
                creates.Add(item);
        }
    }

    // A whole that goes takes its parts along, so what needs those counts too.
    private IEnumerable<(CatalogObject Dependent, ObjectIdentity Needed)> DependentsOf(ObjectIdentity item, bool isDropped)
    {
        IEnumerable<ObjectIdentity> needed = isDropped && IsWhole(item) ? [item, .. haveParts[item.Name].Select(part => part.Identity)] : [item];
        foreach (var one in needed)
        {
            foreach (var identity in context.Have.Dependencies.DependentsOf(one))
            {
                var dependent = context.Have.Find(StandIn(identity, context.Have))!;
                if (dependent.Identity != item && (dependent.Place.PartOf != item.Name || !isDropped))
                    yield return (dependent, one);
            }
        }
    }

    private bool IsDroppedWithWhole(CatalogObject dependent, HashSet<ObjectIdentity> marked) =>
        PresentWhole(dependent) is { } whole && (marked.Contains(whole.Identity) || drops.Contains(whole.Identity));

    // Indexes and constraints are rebuilt with another type of their column; a sequence does not mind.
    private static bool IsTheServersTask(CatalogObject dependent, CatalogObject altered) =>
        dependent.Identity.Kind is ObjectKind.Index or ObjectKind.Constraint or ObjectKind.Sequence
        || (dependent.Identity.Kind == ObjectKind.Table && altered.Identity.Kind == ObjectKind.Column && dependent.Identity.Name == altered.Place.PartOf);

    // It is altered in place so that it needs the other no more.
    private bool IsLetGo(CatalogObject dependent, ObjectIdentity needed) =>
        context.Want.Find(needed) is null
        && alterations.GetValueOrDefault(dependent.Identity) is Alteration.InPlace or Alteration.WithoutDependents
        && !context.Want.Dependencies.ReferencesOf(dependent.Identity).Contains(needed);

    private bool IsOnlyInDefault(CatalogObject dependent, ObjectIdentity needed) =>
        dependent.Identity.Kind == ObjectKind.Column && dependent["default"] is not null
        && needed.Kind is ObjectKind.Function or ObjectKind.Aggregate or ObjectKind.Sequence
        && context.Want.Find(dependent.Identity) is not null;

    // Tables and columns hold rows; what an extension made is its own affair.
    private static bool CanBeMadeAnew(CatalogObject item) => item.Place.Extension is null && item.Identity.Kind is not
        (ObjectKind.Table or ObjectKind.Column or ObjectKind.Sequence or ObjectKind.Schema or ObjectKind.Extension or ObjectKind.DefaultPrivileges);

    // The parts of what is dropped go with it and come back with it.
    private void TakeInParts()
    {
        foreach (var whole in drops.Where(IsWhole).ToList())
        {
            foreach (var part in haveParts[whole.Name])
            {
                drops.Add(part.Identity);
                alterations.Remove(part.Identity);
            }

            if (context.Want.Find(whole) is null)
                continue;
            foreach (var part in wantParts[whole.Name])
                creates.Add(part.Identity);
        }
    }

    // New columns stand behind all others, whatever their place was to be.
    private void PlaceColumns()
    {
        foreach (var table in context.Want.Objects.Where(item => item.Identity.Kind is ObjectKind.Table or ObjectKind.CompositeType))
        {
            if (context.Have.Find(table.Identity) is null || drops.Contains(table.Identity))
                continue;
            var wanted = context.WantedParts(table.Identity.Name, ObjectKind.Column);
            if (wanted.IsEmpty || wanted[0]["position"] is null)
                continue;
            IEnumerable<ObjectIdentity> becomes =
            [
                .. context.PresentParts(table.Identity.Name, ObjectKind.Column).Select(column => column.Identity).Where(column => !drops.Contains(column)),
                .. wanted.Select(column => column.Identity).Where(creates.Contains),
            ];
            if (!becomes.SequenceEqual(wanted.Select(column => column.Identity)))
                remarks.Add(SqlStatement.Remark($"{table.Identity}: only a rebuilt one could have its columns in this order: "
                    + $"{string.Join(", ", wanted.Select(column => column.Identity.Name[(table.Identity.Name.Length + 1)..]))}."));
        }
    }
}
