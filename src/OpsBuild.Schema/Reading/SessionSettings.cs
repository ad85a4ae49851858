using System.Globalization;

namespace OpsBuild.Schema.Reading;

/// <summary>What is set for the transaction, since a role's or a database's own settings would change what the server writes.</summary>
internal static class SessionSettings
{
    private static readonly string[] Pinned =
    [
        "set transaction read only",
        // Empty, so that every name but pg_catalog's is written with its schema.
        "set local search_path = ''",
        "set local timezone = 'UTC'",
        "set local datestyle = 'ISO, YMD'",
        "set local intervalstyle = 'postgres'",
        "set local bytea_output = 'hex'",
        "set local extra_float_digits = 1",
        "set local quote_all_identifiers = off",
        "set local standard_conforming_strings = on",
        // Enough that the columns of some thousand tables are sorted in memory.
        "set local work_mem = '32MB'",
        // Compiling costs more than these queries do.
        "set local jit = off",
    ];

    public static IEnumerable<string> For(CatalogOptions options) =>
    [
        .. Pinned,
        string.Create(CultureInfo.InvariantCulture, $"set local lock_timeout = {(long)options.LockTimeout.TotalMilliseconds}"),
        string.Create(CultureInfo.InvariantCulture, $"set local statement_timeout = {(long)options.StatementTimeout.TotalMilliseconds}"),
    ];
}
