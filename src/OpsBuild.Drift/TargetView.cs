using OpsBuild.Drift.Expected;
using OpsBuild.Drift.Ignoring;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Drift;

/// <summary>Which of a database's differences are drift, and what of it makes its fingerprint.</summary>
/// <param name="options">What is expected and what is signed for.</param>
/// <param name="unsettled">Indexes of which nobody knows yet whether a statement of the history made or dropped them.</param>
internal sealed class TargetView(DriftOptions options, IReadOnlyList<string> unsettled)
{
    private readonly ExpectedDifferences _expected = new(options.Apply, options.AppUser);

    /// <summary>The objects that count, without what the pipeline itself adds and what is signed for.</summary>
    public IReadOnlyList<CatalogObject> Fingerprinted(Catalog catalog) =>
    [
        .. catalog.Objects.Concat(catalog.ExtensionMembers)
            .Where(item => !IsCluster(item) && !_expected.IsHistory(item) && !_expected.IsAppUsersAlone(item) && !options.Ignore.Rules.Any(rule => rule.Covers(item)))
            .Select(item => item.Select(fact => IsSignedFor(item, fact.Name) ? null : _expected.WithoutAppUser(fact))),
    ];

    /// <summary>Compares what migrations make, on both sides.</summary>
    /// <param name="history">What the migrations made in the shadow.</param>
    /// <param name="target">The database.</param>
    /// <param name="surroundings">What migrations do not make.</param>
    public CatalogComparison Compare(Catalog history, Catalog target, Surroundings surroundings) =>
        CatalogComparison.Of(history, target, new ComparisonOptions { Includes = item => !_expected.IsHistory(item) && !IsUnsettled(item) && surroundings.IsMigrations(item) })
            .Without(difference => Item(difference, history, target) is var item
                && (!Surroundings.IsMigrations(difference, item) || _expected.IsAppUsers(difference, item)));

    /// <summary>Takes out what is signed for, and says what is left.</summary>
    /// <param name="every">The comparison.</param>
    /// <param name="surroundings">What migrations do not make.</param>
    /// <param name="state">How far the database is.</param>
    public DriftReport Report(CatalogComparison every, Surroundings surroundings, HistoryState.Sound state)
    {
        var (history, target) = (every.From, every.To);
        var ignored = new List<IgnoredDifference>();
        var comparison = every.Without(difference =>
        {
            var rule = options.Ignore.Rules.FirstOrDefault(rule => rule.Covers(difference, Item(difference, history, target)));
            if (rule is not null)
                ignored.Add(new IgnoredDifference(difference, rule));
            return rule is not null;
        });
        return new DriftReport(state.Current, state.Pending, comparison, ignored, CatalogFingerprint.Of(Fingerprinted(target)))
        {
            Adopt = Statements(SchemaSql.Between(history, target, comparison.EveryDifference, Role(state.User))),
            Revert = Statements(SchemaSql.Between(target, history, comparison.EveryDifference, Role(state.User))),
            NotCovered = [.. comparison.NotCovered.Concat(surroundings.LeftOut(target)).Distinct().Order()],
        };
    }

    private bool IsUnsettled(CatalogObject item) => item.Identity.Kind == ObjectKind.Index && unsettled.Contains(item.Identity.Name, StringComparer.Ordinal);

    // What may change without anybody's touching the database.
    private static bool IsCluster(CatalogObject item) =>
        item.Identity.Kind is ObjectKind.Role or ObjectKind.RoleMembership or ObjectKind.RoleSettings or ObjectKind.ParameterPrivileges;

    // As the server would quote it; a role named like a key word is quoted there and not here, and gets statements that change nothing.
    private static string Role(string name) =>
        name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_') && !char.IsAsciiDigit(name[0])
            ? name
            : new SqlIdentifier(name).ToString();

    private static IReadOnlyList<string> Statements(SqlScript script) => [.. script.Statements.Select(statement => statement.ToString())];

    private bool IsSignedFor(CatalogObject item, string attribute) =>
        options.Ignore.Rules.Any(rule => rule.Attribute == attribute && rule.Covers(new Difference(item.Identity, attribute, null, null), item));

    private static CatalogObject Item(Difference difference, Catalog history, Catalog target) =>
        target.Find(difference.Identity) ?? history.Find(difference.Identity)!;
}
