namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What most kinds have in common: a keyword, a name after it, an owner, grants and a comment that change in place.</summary>
/// <param name="keyword">As <see cref="Rights"/> takes it.</param>
internal abstract class KindSql(string keyword) : ISqlOfKind
{
    private static readonly string[] RightsAttributes = ["owner", "grants", "comment"];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) =>
        [.. Make(item, context), .. Rights.OnCreate(keyword, NameOf(item), item, context)];

    /// <inheritdoc/>
    public virtual IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP {Keyword} {NameOf(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        IEnumerable<SqlStatement> rights = Rights.OnAlter(keyword, NameOf(change.Want), change, context);
        if (change.Attributes.All(RightsAttributes.Contains))
            return new Alteration.InPlace([.. rights]);
        return Change(change, context) switch
        {
            Alteration.InPlace own => new Alteration.InPlace([.. own.Statements, .. rights]),
            Alteration.WithoutDependents own => new Alteration.WithoutDependents([.. own.Statements, .. rights]),
            var other => other,
        };
    }

    /// <summary>The keyword as statements have it.</summary>
    protected string Keyword { get; } = keyword.ToUpperInvariant();

    /// <summary>What follows the keyword.</summary>
    protected virtual string NameOf(CatalogObject item) => item.Identity.Name;

    /// <summary>Makes the object, without owner, grants and comment.</summary>
    protected abstract IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context);

    /// <summary>Changes more than owner, grants and comment; those are added to statements that change it in place.</summary>
    protected virtual Alteration Change(ObjectChange change, SqlContext context) => new Alteration.Anew();
}
