using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql.Planning;

namespace OpsBuild.Schema.Sql;

/// <summary>The SQL that makes one database like another, from nothing but the catalogs of both.</summary>
/// <remarks>
/// Of a target and the history of its migrations, <c>Between(target, history)</c> takes back what was changed by hand, and
/// <c>Between(history, target)</c> is what a new migration would hold to keep it.
/// </remarks>
public static class SchemaSql
{
    /// <summary>The statements in the order in which they can run.</summary>
    /// <param name="have">The database that the statements are for, as it is.</param>
    /// <param name="want">As it shall be.</param>
    /// <param name="objects">
    /// The objects to change, such as those of <see cref="CatalogComparison.EveryDifference"/>; others stay as they are, also where they
    /// have to be made anew on the way. Null for all.
    /// </param>
    /// <param name="runsAs">The role that will run the statements, quoted where SQL needs it; null where that is not known.</param>
    public static SqlScript Between(Catalog have, Catalog want, IReadOnlySet<ObjectIdentity>? objects = null, string? runsAs = null) =>
        Script(have, objects is null ? want : Selection.Of(have, want, objects), runsAs);

    /// <summary>The statements for some differences alone, such as those that nobody has signed for.</summary>
    /// <param name="have">The database that the statements are for, as it is.</param>
    /// <param name="want">As it shall be.</param>
    /// <param name="differences">Of the two, in either direction; other attributes of the same objects stay as they are.</param>
    /// <param name="runsAs">The role that will run the statements, quoted where SQL needs it; null where that is not known.</param>
    public static SqlScript Between(Catalog have, Catalog want, IReadOnlyCollection<Difference> differences, string? runsAs = null) =>
        Script(have, Selection.Of(have, want, differences), runsAs);

    private static SqlScript Script(Catalog have, Catalog want, string? runsAs)
    {
        var context = new SqlContext(have, want) { RunsAs = runsAs };
        var changes = new ChangeSet(context);
        var graph = new ActionGraph(changes, context);
        while (graph.WithoutCircle() is { } split)
            graph = new ActionGraph(changes, split);
        return new SqlScript([.. graph.Script()]);
    }
}
