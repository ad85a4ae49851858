using System.Text.RegularExpressions;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;

namespace OpsBuild.Drift.Ignoring;

/// <summary>One difference, or a kind of them, that somebody has signed for until a day.</summary>
/// <param name="Pattern">
/// The object's kind and name as differences print them, with <c>*</c> for any text: <c>index public.orders_*</c>, <c>table audit.*</c>. What is
/// part of a matching object is meant too, unless an attribute is named.
/// </param>
/// <param name="Attribute">The only attribute that is meant; null for all, the object's existence among them.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it counts, in UTC.</param>
public sealed record IgnoreRule(string Pattern, string? Attribute, string Reason, DateOnly Expires)
{
    private readonly Regex pattern = new(
        $"^{string.Join(".*", Pattern.Split('*').Select(Regex.Escape))}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Whether the object is meant as a whole.</summary>
    public bool Covers(CatalogObject item) => Attribute is null && (IsMeant(item.Identity.ToString()) || Wholes(item).Any(IsMeant));

    /// <summary>Whether the difference is meant.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="item">Its object, on either side.</param>
    public bool Covers(Difference difference, CatalogObject item) =>
        Attribute is null ? Covers(item) : Attribute == difference.Attribute && IsMeant(difference.Identity.ToString());

    private bool IsMeant(string name) => pattern.IsMatch(name);

    // What has parts can be of several kinds, and a part knows its whole's name only.
    private static IEnumerable<string> Wholes(CatalogObject item) =>
        item.Place.PartOf is not { } whole
            ? []
            : new[] { ObjectKind.Table, ObjectKind.View, ObjectKind.MaterializedView, ObjectKind.CompositeType, ObjectKind.Domain }
                .Select(kind => new ObjectIdentity(kind, whole).ToString());
}
