using System.Collections.Frozen;
using OpsBuild.Schema.Sql.Kinds;

namespace OpsBuild.Schema.Sql;

/// <summary>Who writes the SQL of which objects: a new kind is a class and a line here.</summary>
internal static class SqlOfKinds
{
    private static readonly FrozenDictionary<ObjectKind, ISqlOfKind> Kinds = new Dictionary<ObjectKind, ISqlOfKind>
    {
    }.ToFrozenDictionary();

    /// <summary>The SQL of an object's kind; of a kind that has none yet, remarks.</summary>
    /// <param name="item">The object.</param>
    /// <param name="whole">What it is part of, or null.</param>
    public static ISqlOfKind Of(CatalogObject item, CatalogObject? whole) => (item.Identity.Kind, whole?.Identity.Kind) switch
    {
        _ => Kinds.GetValueOrDefault(item.Identity.Kind, UnknownSql.Instance),
    };
}
