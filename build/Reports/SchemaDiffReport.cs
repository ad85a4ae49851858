using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Build.Reports;

/// <summary>What differs between two databases: one difference a line, or JSON.</summary>
internal static class SchemaDiffReport
{
    /// <param name="comparison">What was found.</param>
    /// <param name="sql">The script that was asked for; null where none was. Lines of text become its comments, so that all of it can be run.</param>
    /// <param name="json">Whether a program reads it.</param>
    public static string Of(CatalogComparison comparison, SqlScript? sql, bool json) =>
        json
            ? ComparisonDocument.Of(comparison, sql?.Statements ?? [], indented: true) + "\n"
            : string.Concat(comparison.Differences.Select(difference => $"{(sql is null ? "" : "-- ")}{difference}\n")) + sql;
}
