using Npgsql;
using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Checks;

/// <summary>
/// Connects as a user and verifies what it may and may not do. Everything that is tried is rolled back, and the number of round trips does not depend on
/// that of tables.
/// </summary>
/// <param name="user">Connections as the user.</param>
/// <param name="admin">Connections as who migrates, to prove what the user may do with what is yet to be created; null for none.</param>
/// <param name="template">The statements that mend.</param>
public sealed class AppUserCheck(NpgsqlDataSource user, NpgsqlDataSource? admin, SqlTemplate template)
{
    // Whoever alters a table right now is not waited for: then the catalog's word counts. The timeouts that a role of an application has are for its own
    // statements; thousands of probes are one here.
    private const string Start = """
        set transaction read write;
        set local search_path = pg_catalog;
        set local standard_conforming_strings = on;
        set local lock_timeout = '500ms';
        set local check_function_bodies = off;
        select set_config(name, '0', true) from pg_settings where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout');
        """;

    // What an extension requires is looked for before the right to create it.
    private const string Traits = """
        select (select name::text from pg_available_extension_versions
                where not installed and requires is null and name not in (select extname from pg_extension) order by trusted desc, name limit 1),
               has_any_column_privilege('pg_catalog.pg_authid', 'SELECT')
        """;

    /// <summary>Verifies one user, in a transaction of its own that is rolled back.</summary>
    /// <param name="name">The user.</param>
    /// <param name="policy">Its policy, with the schemas named.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NpgsqlException">There is no connection, or it was lost.</exception>
    public async Task<CheckReport> RunAsync(AppUserName name, AppUserPolicy policy, CancellationToken cancellationToken)
    {
        var sql = new AppUserSql(template, name);
        List<string> notes = [];
        await using var connection = await user.OpenConnectionAsync(cancellationToken);
        await using var transaction = await StartAsync(connection, cancellationToken);
        var state = await StateReader.ReadAsync(connection, name, policy, cancellationToken);
        var traits = await TraitsAsync(connection, cancellationToken);

        await using var owners = admin is null ? null : await admin.OpenConnectionAsync(cancellationToken);
        var adminName = owners is null ? null : new NpgsqlConnectionStringBuilder(owners.ConnectionString).Username;
        List<Draft> drafts =
        [
            .. new PositiveChecks(state, policy, sql).All(),
            .. new NegativeChecks(state, policy, sql, traits, adminName).All(),
        ];
        var checks = await JudgeAsync(connection, drafts, notes, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);

        var future = new FutureChecks(state, policy, sql, adminName);
        checks.AddRange(future.Judge(owners is null ? null : await FutureAsync(owners, future, notes, cancellationToken)));
        if (owners is null)
            notes.Add("Rights on what is yet to be created were read of the default privileges and not tried: that takes the admin's credential.");
        var beyond = new BeyondPlan(state, policy with { RevokesBeyond = false }, sql).Make().Beyond;
        return new CheckReport(name, [.. checks.OrderBy(check => check.Area)], beyond, notes);
    }

    private static async Task<NpgsqlTransaction> StartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var start = new NpgsqlCommand(Start, connection);
        await start.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    private static async Task<ServerTraits> TraitsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Traits, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new ServerTraits(row.IsDBNull(0) ? null : row.GetString(0), row.GetBoolean(1));
    }

    private static async Task<List<Check>> JudgeAsync(NpgsqlConnection connection, List<Draft> drafts, List<string> notes, CancellationToken cancellationToken)
    {
        var tried = drafts.Where(draft => draft is { IsSo: true, Probe: not null }).ToList();
        var answers = new Dictionary<Draft, ProbeAnswer>(ReferenceEqualityComparer.Instance);
        if (await RunAsync(connection, [.. tried.Select(draft => new Probe(null, draft.Probe!, null))], notes, cancellationToken) is { } said)
        {
            for (var index = 0; index < tried.Count; index++)
                answers[tried[index]] = said[index].Answer;
        }

        return [.. drafts.Select(draft => draft.Judge(answers.GetValueOrDefault(draft)))];
    }

    private static async Task<IReadOnlyList<(ProbeAnswer Answer, string? Said)>?> FutureAsync(
        NpgsqlConnection connection, FutureChecks future, List<string> notes, CancellationToken cancellationToken)
    {
        await using var transaction = await StartAsync(connection, cancellationToken);
        var wanted = future.Wanted();
        var answers = await RunAsync(connection, [.. wanted.Select(each => each.Probe)], notes, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        foreach (var ((owner, schema, kind, _, _), answer) in wanted.Zip(answers ?? []).Where(pair => !pair.Second.Answer.Succeeded))
        {
            notes.Add(
                $"The {kind.FutureWord()!.ToLowerInvariant()} that {SqlQuoting.Identifier(owner)} will create in schema {SqlQuoting.Identifier(schema)} "
                + $"could not be tried, so the default privileges were read: {answer.Answer.Message}");
        }

        return answers;
    }

    private static async Task<IReadOnlyList<(ProbeAnswer Answer, string? Said)>?> RunAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Probe> probes, List<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            return await Probes.RunAsync(connection, probes, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedObject)
        {
            // Without PL/pgSQL nothing can be tried without leaving traces.
            notes.Add($"Nothing could be tried, so the catalog's word counts alone: {refused.MessageText}");
            return null;
        }
    }
}
