using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Enumerations. The server adds and renames labels; to take one away or to order them anew takes another type.</summary>
internal sealed class EnumSql() : KindSql("type")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [Definition(item)];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        var (have, want) = (Labels(change.Have), Labels(change.Want));
        if (want.Where(have.Contains).SequenceEqual(have))
            return new Alteration.InPlace([.. Additions(change, have, want, context)]);
        if (have.Count == want.Count && have.Zip(want).Where(pair => pair.First != pair.Second).ToList() is [var renamed]
            && !want.Contains(renamed.First) && !have.Contains(renamed.Second))
        {
            return new Alteration.InPlace(
            [
                new SqlStatement($"ALTER TYPE {change.Want.Identity.Name} RENAME VALUE {renamed.First} TO {renamed.Second}")
                {
                    Note = $"One label is gone and another is in its place: taken for a renaming, so rows with {renamed.First} will say {renamed.Second}.",
                },
            ]);
        }

        return new EnumExchange(change, Definition(change.Want), context).Alteration;
    }

    private static string Definition(CatalogObject item) => $"CREATE TYPE {item.Identity.Name} AS ENUM ({item["labels"]})";

    // Literals, as the server quotes them: what they say never matters here.
    private static IReadOnlyList<string> Labels(CatalogObject item) => SqlText.Split(item["labels"] ?? "");

    private static IEnumerable<SqlStatement> Additions(ObjectChange change, IReadOnlyList<string> have, IReadOnlyList<string> want, SqlContext context)
    {
        var isUsed = UsedLater(change.Want, want.Except(have), context);
        for (var at = 0; at < want.Count; at++)
        {
            if (have.Contains(want[at]))
                continue;
            // Those before it are there by now.
            var place = at > 0 ? $" AFTER {want[at - 1]}" : want.FirstOrDefault(have.Contains) is { } first ? $" BEFORE {first}" : "";
            yield return new SqlStatement($"ALTER TYPE {change.Want.Identity.Name} ADD VALUE {want[at]}{place}")
            {
                RunsAlone = isUsed,
                Note = "The new label can be used only after the transaction that adds it.",
            };
        }
    }

    // Whether something else that is made or changed mentions a new label, such as a default.
    private static bool UsedLater(CatalogObject item, IEnumerable<string> labels, SqlContext context) =>
        context.Want.Dependencies.DependentsOf(item.Identity)
            .Select(context.Want.Find)
            .OfType<CatalogObject>()
            .Where(dependent => !dependent.Equals(context.Have.Find(dependent.Identity)))
            .Any(dependent => dependent.Attributes.Any(fact => labels.Any(label => fact.Value.Contains(label, StringComparison.Ordinal))));
}
