using System.Globalization;
using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What Atlas is told on its command line, which every process beside can read: no password is in it.</summary>
/// <param name="program">The program, with the target's URL.</param>
/// <param name="connection">The connection that this program itself uses, for what both have to have in common.</param>
/// <param name="folder">The run's folder, with the migrations in it.</param>
internal sealed class AtlasArguments(AtlasProgram program, NpgsqlConnectionStringBuilder connection, AtlasFolder folder)
{
    /// <summary>PostgreSQL keeps no more of a session's name (NAMEDATALEN - 1).</summary>
    private const int LongestName = 63;

    private const string Report = "{{ json . }}";

    /// <summary>What the names of this run's sessions end in, and of nobody else's.</summary>
    public string SessionMark { get; } = $"atlas {Guid.NewGuid().ToString("N")[..8]}";

    /// <param name="schema">The schema of the revision table, always said: Atlas would look for it by rules of its own.</param>
    /// <param name="baseline">The version to record as the baseline first; null for none.</param>
    /// <param name="isFirst">
    /// The database has no history. That it is empty was looked at more closely than Atlas does (it sees tables alone, and takes an extension's for
    /// somebody's), so it is not asked to look again.
    /// </param>
    /// <param name="options">How long to wait for the lock.</param>
    /// <param name="budget">How long a statement may wait for a lock, in all its sessions.</param>
    public IReadOnlyList<string> Apply(string schema, MigrationVersion? baseline, bool isFirst, ApplyOptions options, LockBudget budget) =>
    [
        "migrate", "apply",
        .. Common(schema, budget, isReadOnly: false),
        "--lock-timeout", $"{Milliseconds(options.LockTimeout)}ms",
        "--tx-mode", "file",
        "--exec-order", "linear",
        .. baseline is not null ? new[] { "--baseline", baseline.ToString() } : isFirst ? ["--allow-dirty"] : [],
        "--format", Report,
    ];

    /// <inheritdoc cref="Apply"/>
    public IReadOnlyList<string> Status(string schema, LockBudget budget) =>
        ["migrate", "status", .. Common(schema, budget, isReadOnly: true), "--format", Report];

    private IEnumerable<string> Common(string schema, LockBudget budget, bool isReadOnly) =>
        ["--url", Url(budget, isReadOnly), "--dir", folder.MigrationsUrl, "--revisions-schema", schema];

    private string Url(LockBudget budget, bool isReadOnly)
    {
        var caller = string.IsNullOrEmpty(connection.ApplicationName) ? "opsbuild apply" : connection.ApplicationName;
        var name = $"{caller[..Math.Min(caller.Length, LongestName - SessionMark.Length - 1)]} {SessionMark}";
        // Not the URL's own search_path: Atlas would take it for the one schema that it works in, and by its unquoted name.
        var settings = new List<string> { Setting("standard_conforming_strings", "on"), Setting("lock_timeout", Milliseconds(budget.LockTimeout)) };
        if (budget.StatementTimeout is { } statement)
            settings.Add(Setting("statement_timeout", Milliseconds(statement)));
        if (isReadOnly)
            settings.Add(Setting("default_transaction_read_only", "on"));
        if (connection.SearchPath is { Length: > 0 } path)
            settings.Add(Setting("search_path", path));
        return program.UrlWith(("application_name", name), ("connect_timeout", "15"), ("options", string.Join(' ', settings)));
    }

    private static string Milliseconds(TimeSpan time) => Math.Ceiling(time.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);

    // The server takes the options apart at blanks, unless a backslash stands before them (manual, "libpq: options").
    private static string Setting(string name, string value) =>
        $"-c {name}={string.Concat(value.Select(c => char.IsWhiteSpace(c) || c == '\\' ? $"\\{c}" : $"{c}"))}";
}
