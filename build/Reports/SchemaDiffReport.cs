using OpsBuild.Schema.Comparison;

namespace OpsBuild.Build.Reports;

/// <summary>What differs between two databases: one difference a line, or JSON.</summary>
internal static class SchemaDiffReport
{
    public static string Of(CatalogComparison comparison, bool json) =>
        json
            ? ComparisonDocument.Of(comparison, [], indented: true) + "\n"
            : string.Concat(comparison.Differences.Select(difference => $"{difference}\n"));
}
