using System.Collections.Immutable;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Schema.Comparison;

/// <summary>The difference of two catalogs: keyed by identity, attribute by attribute.</summary>
public sealed class CatalogComparison
{
    private CatalogComparison(Catalog from, Catalog to, ImmutableArray<Difference> every)
    {
        (From, To, EveryDifference) = (from, to, every);
        Differences = RollUp.Of(from, to, every);
        NotCovered = [.. from.NotCovered.Union(to.NotCovered).Order()];
    }

    /// <summary>The first catalog.</summary>
    public Catalog From { get; }

    /// <summary>The second catalog.</summary>
    public Catalog To { get; }

    /// <summary>What differs, each thing once: what only follows from another difference is not listed.</summary>
    public ImmutableArray<Difference> Differences { get; }

    /// <summary>All that differs, also where it follows from another difference, such as the columns of a table that is not there.</summary>
    public ImmutableArray<Difference> EveryDifference { get; }

    /// <summary>What could not be compared, on either side.</summary>
    public ImmutableArray<NotCovered> NotCovered { get; private init; }

    /// <summary>Whether nothing differs of what was compared.</summary>
    public bool AreEqual => EveryDifference.IsEmpty;

    /// <summary>Compares two catalogs.</summary>
    /// <exception cref="DifferentMajorsException">The catalogs are of two major versions and the options do not allow it.</exception>
    public static CatalogComparison Of(Catalog from, Catalog to, ComparisonOptions options)
    {
        if (from.ServerMajor != to.ServerMajor && !options.AllowDifferentMajors)
            throw new DifferentMajorsException(from.ServerMajor, to.ServerMajor);
        var members = ExtensionMembers(from, to);
        return new CatalogComparison(from, to,
        [
            .. Between([.. from.Objects.Where(options.Includes)], [.. to.Objects.Where(options.Includes)])
                .Concat(Between(
                    [.. from.ExtensionMembers.Where(item => members(item) && options.Includes(item))],
                    [.. to.ExtensionMembers.Where(item => members(item) && options.Includes(item))]))
                .Order(),
        ]);
    }

    /// <summary>The same comparison without some differences: with what follows from them, too, if the predicate says so.</summary>
    public CatalogComparison Without(Func<Difference, bool> isLeftOut) =>
        new(From, To, [.. EveryDifference.Where(item => !isLeftOut(item))]) { NotCovered = NotCovered };

    /// <summary>The same comparison with something more that could not be compared.</summary>
    public CatalogComparison With(NotCovered item) => new(From, To, EveryDifference) { NotCovered = [.. NotCovered.Append(item).Distinct().Order()] };

    private static IEnumerable<Difference> Between(ImmutableArray<CatalogObject> from, ImmutableArray<CatalogObject> to)
    {
        // Both are ordered by identity, so one walk finds the pairs.
        var (left, right) = (0, 0);
        while (left < from.Length || right < to.Length)
        {
            var order = left == from.Length ? 1 : right == to.Length ? -1 : from[left].Identity.CompareTo(to[right].Identity);
            if (order < 0)
            {
                yield return Difference.Removed(from[left++].Identity);
            }
            else if (order > 0)
            {
                yield return Difference.Added(to[right++].Identity);
            }
            else
            {
                foreach (var difference in Between(from[left++], to[right++]))
                    yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> Between(CatalogObject from, CatalogObject to) =>
        from.Equals(to)
            ? []
            : from.Attributes.Concat(to.Attributes).Select(fact => fact.Name).Distinct()
                .Select(name => new Difference(from.Identity, name, from[name], to[name]))
                .Where(difference => difference.From != difference.To);

    // Another version of an extension, or none at all, has other members: that is the extension's difference, not theirs.
    private static Func<CatalogObject, bool> ExtensionMembers(Catalog from, Catalog to)
    {
        var alike = from.Objects
            .Where(item => item.Identity.Kind == ObjectKind.Extension && to.Find(item.Identity) is { } other
                && item["version"] == other["version"] && item["schema"] == other["schema"])
            .Select(item => SqlName.Unquoted(item.Identity.Name))
            .ToHashSet(StringComparer.Ordinal);
        return item => alike.Contains(item.Place.Extension!);
    }
}
