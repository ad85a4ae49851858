using System.Security.Cryptography;
using Npgsql;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Drift.Shadow;

/// <summary>The PostgreSQL beside a check, in which history is made once more. What the check makes there is gone when this is disposed.</summary>
internal sealed class ShadowServer : IAsyncDisposable
{
    // By which a database that an earlier, killed check left behind is told from one that is somebody's.
    private const string Mark = "made by an OpsBuild drift check, which drops it";

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);
    // One attempt needs it, however little patience was asked for.
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(10);

    private readonly ShadowUrl _url;
    private readonly NpgsqlDataSource _source;
    private readonly ILogger _log;
    private readonly List<string> _databases = [];
    private readonly List<string> _roles = [];
    private IReadOnlyList<string> _rolesBefore = [];
    private readonly List<NpgsqlDataSource> _opened = [];
    private string _asUser;
    private string? _password;

    private ShadowServer(ShadowUrl url, NpgsqlDataSource source, TargetFacts facts, ILogger log)
    {
        (_url, _source, Facts, _log) = (url, source, facts, log);
        (_asUser, _password) = (url.User, url.Password);
    }

    /// <summary>What this server is like.</summary>
    public TargetFacts Facts { get; }

    /// <summary>The roles that were made because a migration mentions them.</summary>
    public IReadOnlyList<string> StandIns => _roles;

    /// <summary>Connects, as soon as the server answers.</summary>
    /// <exception cref="ShadowException">It does not answer in time, or does not let the check in.</exception>
    public static async Task<ShadowServer> OpenAsync(ShadowUrl url, TimeSpan wait, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        var source = Source(url.Connection());
        using var patience = new CancellationTokenSource(wait > LeastWait ? wait : LeastWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        NpgsqlException? last = null;
        try
        {
            while (true)
            {
                try
                {
                    // Npgsql does not notice a cancellation while it waits for the server's first bytes: then the attempt is left behind.
                    return new ShadowServer(url, source, await FactsAsync(source, either.Token).WaitAsync(either.Token), log);
                }
                catch (PostgresException refused) when (refused.SqlState != PostgresErrorCodes.CannotConnectNow)
                {
                    throw ShadowProblems.NotPermitted(url, refused);
                }
                catch (NpgsqlException unreachable)
                {
                    last = unreachable;
                }

                await Task.Delay(RetryDelay, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await source.DisposeAsync();
            throw ShadowProblems.Unreachable(url, wait, last);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops what a check that was killed left behind, and remembers what else there is.</summary>
    /// <param name="names">The databases that this check is going to make.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ShadowException">A database of one of these names is somebody's.</exception>
    public async Task ClearAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var left = new Dictionary<string, string>();
        foreach (var name in names)
        {
            if (await CommentAsync(name, cancellationToken) is { } comment)
                left.Add(name, comment.StartsWith(Mark, StringComparison.Ordinal) ? comment[Mark.Length..] : throw ShadowProblems.Occupied(_url, name));
        }

        if (left.Count > 0)
        {
            _log.Information("Dropping {Databases}, which an earlier check left behind in the shadow", string.Join(", ", left.Keys));
            await DropAsync(left.Keys, cancellationToken);
            await DropRolesBesidesAsync([.. left.Values.SelectMany(roles => roles.Split('\n', StringSplitOptions.RemoveEmptyEntries))], cancellationToken);
        }

        _rolesBefore = await RolesAsync(cancellationToken);
    }

    /// <summary>Makes databases from now on as a role of the target's name, so that what is made has the owner that it has there.</summary>
    public async Task ActAsAsync(string role, CancellationToken cancellationToken)
    {
        if (role == _url.User)
            return;
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        // A superuser, since an extension that RDS lets its master user make needs one elsewhere.
        await RoleAsync(role, $"login superuser password '{password}'", cancellationToken);
        (_asUser, _password) = (role, password);
    }

    /// <summary>Makes a role that cannot log in, unless there is one of the name.</summary>
    public Task StandInAsync(string role, CancellationToken cancellationToken) => RoleAsync(role, "nologin", cancellationToken);

    /// <summary>Makes an empty database like the target's, or like another one of this server.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="searchPath">The <c>search_path</c> of its sessions.</param>
    /// <param name="template">The database to copy; null for an empty one.</param>
    /// <param name="target">What an empty one is like.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<NpgsqlDataSource> CreateDatabaseAsync(
        string name, string searchPath, string? template, TargetFacts target, CancellationToken cancellationToken)
    {
        // Its own, from an earlier step.
        if (_databases.Contains(name))
            await DropAsync([name], cancellationToken);
        else
            _databases.Add(name);
        if (template is not null)
            await ExecuteAsync($"create database {name} template {template} owner {new SqlIdentifier(_asUser)}", cancellationToken);
        else
            await CreateLikeAsync(name, target, cancellationToken);
        // The roles that are not this check's, for whoever has to clear up after it.
        await ExecuteAsync($"comment on database {name} is '{Escaped($"{Mark}\n{string.Join('\n', _rolesBefore)}")}'", cancellationToken);
        var settings = _url.Connection();
        (settings.Database, settings.Username, settings.Password, settings.SearchPath) = (name, _asUser, _password, searchPath);
        _opened.Add(Source(settings));
        return _opened[^1];
    }

    /// <summary>Which of these extensions the server could not make, for want of their files.</summary>
    public async Task<IReadOnlyList<string>> LackingAsync(IEnumerable<string> extensions, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("select array_agg(name::text) from pg_available_extensions");
        var available = ((string[]?)await command.ExecuteScalarAsync(cancellationToken) ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. extensions.Where(name => !available.Contains(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Drops what was made. What cannot be dropped is told; the server ends with the task anyway.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            await opened.DisposeAsync();
        using var ending = new CancellationTokenSource(CleanUpTimeout);
        try
        {
            await DropAsync(_databases, ending.Token);
            // Those that the migrations made, too: the next check's CREATE ROLE would fail.
            await DropRolesBesidesAsync(_rolesBefore, ending.Token);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            _log.Warning("What the check made in the shadow could not be dropped: {ErrorMessage}", error.Message);
        }

        await _source.DisposeAsync();
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    private async Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("select array_agg(rolname::text) from pg_roles");
        return (string[]?)await command.ExecuteScalarAsync(cancellationToken) ?? [];
    }

    private async Task RoleAsync(string role, string options, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync($"create role {new SqlIdentifier(role)} {options}", cancellationToken);
            _roles.Add(role);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateObject)
        {
            if (options.StartsWith("login", StringComparison.Ordinal))
                await ExecuteAsync($"alter role {new SqlIdentifier(role)} {options}", cancellationToken);
        }
    }

    private async Task CreateLikeAsync(string name, TargetFacts target, CancellationToken cancellationToken)
    {
        var create = $"create database {name} template template0 owner {new SqlIdentifier(_asUser)} encoding '{target.Encoding}'";
        try
        {
            await ExecuteAsync($"{create} lc_collate '{Escaped(target.Collate)}' lc_ctype '{Escaped(target.CType)}'", cancellationToken);
        }
        catch (PostgresException noLocale) when (noLocale.SqlState is PostgresErrorCodes.WrongObjectType or PostgresErrorCodes.InvalidParameterValue)
        {
            // No definition depends on it: a collation is written by its name, the database's own as none.
            _log.Information("The shadow has no locale {Locale}; its database sorts as C", target.Collate);
            await ExecuteAsync($"{create} locale 'C'", cancellationToken);
        }
    }

    private async Task<string?> CommentAsync(string database, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(
            "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task DropAsync(IEnumerable<string> databases, CancellationToken cancellationToken)
    {
        foreach (var name in databases)
        {
            // A database with a subscription cannot be dropped from outside, nor its owner; DROP SUBSCRIPTION would call the other server.
            await ExecuteAsync($"""
                with gone as (delete from pg_subscription s using pg_database d where d.oid = s.subdbid and d.datname = '{name}' returning s.oid)
                delete from pg_shdepend where classid = 'pg_subscription'::regclass and objid in (select oid from gone)
                """, cancellationToken);
            await ExecuteAsync($"drop database if exists {name} with (force)", cancellationToken);
        }
    }

    private async Task DropRolesBesidesAsync(IReadOnlyCollection<string> kept, CancellationToken cancellationToken)
    {
        if ((await RolesAsync(cancellationToken)).Except(kept, StringComparer.Ordinal).Select(role => new SqlIdentifier(role)).ToList() is not { Count: > 0 } roles)
            return;
        // Rights on what belongs to the whole server, such as its settings, and the memberships that they granted to each other.
        await ExecuteAsync($"drop owned by {string.Join(", ", roles)}", cancellationToken);
        await ExecuteAsync($"drop role {string.Join(", ", roles)}", cancellationToken);
    }

    private static async Task<TargetFacts> FactsAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await TargetFacts.ReadAsync(connection, cancellationToken);
    }

    private static string Escaped(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
