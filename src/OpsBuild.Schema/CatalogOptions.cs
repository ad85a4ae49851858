namespace OpsBuild.Schema;

/// <summary>What of a database is read, and how long that may take.</summary>
public sealed record CatalogOptions
{
    /// <summary>The schemas whose contents are read. What belongs to no schema, such as extensions and event triggers, is always read.</summary>
    /// <value>Null, the default, means all; a name that does not exist is no error. Names are unquoted.</value>
    public IReadOnlyList<string>? Schemas { get; init; }

    /// <summary>Whether columns have the attribute <c>position</c>: counted from 1 without gaps, whatever was dropped before.</summary>
    /// <value>Default true: the order is what <c>SELECT *</c> and an <c>INSERT</c> without columns follow.</value>
    public bool ColumnPositions { get; init; } = true;

    /// <summary>How long reading may wait for a lock: a view's definition, for one, waits for whoever alters its tables.</summary>
    /// <value>Default 5 seconds; sent to the server in whole milliseconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below a millisecond; PostgreSQL would wait for ever.</exception>
    public TimeSpan LockTimeout { get; init => field = AtLeastOneMillisecond(value); } = TimeSpan.FromSeconds(5);

    /// <summary>How long one query of the catalog may run.</summary>
    /// <value>Default 2 minutes; sent to the server in whole milliseconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below a millisecond; PostgreSQL would take it for no limit.</exception>
    public TimeSpan StatementTimeout { get; init => field = AtLeastOneMillisecond(value); } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Names to write for roles instead of their own: as whose keys the roles are known to the server, as whose values in the catalog, both unquoted.
    /// A database whose owner or application has another name there then compares equal.
    /// </summary>
    /// <value>Default none.</value>
    /// <exception cref="ArgumentException">Two roles would get one name, so their objects could not be told apart.</exception>
    public IReadOnlyDictionary<string, string> RoleNames { get; init => field = EachOnce(value); } = new Dictionary<string, string>();

    private static IReadOnlyDictionary<string, string> EachOnce(IReadOnlyDictionary<string, string> names) =>
        names.Values.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new ArgumentException($"Two roles would both be written '{twice.Key}'.", nameof(names))
            : names;

    private static TimeSpan AtLeastOneMillisecond(TimeSpan value) =>
        value >= TimeSpan.FromMilliseconds(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 would be no limit.");
}
