namespace OpsBuild.Schema.Tests.Differences;

/// <summary>
/// Statements that change one thing in <see cref="OneOfEach"/>, and what a catalog says of it: <c>kind name: attribute</c> for a change,
/// <c>+ kind name</c> and <c>- kind name</c> for what comes and goes. ADMIN stands for the owner's name, DATABASE for the database's.
/// </summary>
internal static partial class SingleDifferences
{
    /// <param name="Sql">The statements, run as the superuser.</param>
    /// <param name="Expected">What differs then; nothing, where the statements change data only or undo themselves.</param>
    /// <param name="Since">The first major that knows the statements.</param>
    public sealed record Case(string Sql, string[] Expected, int Since)
    {
        /// <summary>Whether a major knows the statements.</summary>
        public bool IsOf(int major) => major >= Since;

        /// <summary>
        /// Whether a copy of a database will not do: copies in one cluster share its roles and parameters, a subscription is not copied, and no provider of labels
        /// is loaded.
        /// </summary>
        public bool IsTheClusters => Expected.Append(Sql).Any(line => Clusters.Any(word => line.Contains(word, StringComparison.Ordinal)));

        private static readonly string[] Clusters = ["subscription", "security label", "role ", "parameter privileges"];
    }

    public static IReadOnlyList<Case> All { get; } = [.. Relations, .. RoutinesAndTypes, .. Rights, .. Beyond];

    private static Case One(string sql, params string[] expected) => new(sql, expected, 0);

    private static Case One(string sql, string[] expected, int since) => new(sql, expected, since);

    private static Case One(string sql, string expected, int since) => new(sql, [expected], since);
}
