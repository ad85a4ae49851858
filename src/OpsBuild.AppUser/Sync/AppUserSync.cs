using Npgsql;
using OpsBuild.AppUser.Passwords;
using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Sync;

/// <summary>
/// Makes users be as their policies say: reads what is there, works out what is missing, and changes only that, in one transaction. The number of round
/// trips depends on the number of users, not on that of tables.
/// </summary>
/// <param name="database">Connections as the admin, who need not be a superuser.</param>
/// <param name="template">The statements.</param>
public sealed class AppUserSync(NpgsqlDataSource database, SqlTemplate template)
{
    // Whoever migrates at the same time may write the same rows of the catalog; the server then refuses one of the two.
    private const int Attempts = 3;

    private const string Start = """
        set transaction read write;
        set local search_path = pg_catalog;
        set local standard_conforming_strings = on;
        set local lock_timeout = '10s';
        select set_config(name, '0', true) from pg_settings where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout');
        select pg_advisory_xact_lock(hashtextextended('opsbuild application user', 0));
        """;

    private readonly List<string> verifiers = [];

    /// <summary>Does it for all of them together: one that is refused leaves the others as they were.</summary>
    /// <param name="users">The users, each with another name.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="NpgsqlException">There is no connection, or it was lost; then nothing was changed, or all.</exception>
    public async Task<SyncOutcome> RunAsync(IReadOnlyList<AppUserRequest> users, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            PlanStep? step = null;
            try
            {
                return await OnceAsync(users, reached => step = reached, cancellationToken);
            }
            catch (PostgresException refused) when (IsConcurrent(refused) && attempt < Attempts)
            {
                // Once more from the start: what the other one did is part of the state then.
            }
            catch (PostgresException refused) when (!IsConnections(refused))
            {
                return refused.SqlState == PostgresErrorCodes.LockNotAvailable ? SyncProblems.Locked(step, refused) : SyncProblems.Statement(step, refused, Hide);
            }
        }
    }

    // What was there a moment ago is gone, or the other way round; roles are those of all databases, which the lock does not guard.
    private static bool IsConcurrent(PostgresException refused) =>
        refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation
        || refused.Routine is "simple_heap_update" or "simple_heap_delete";

    // A lost connection, or one that the server does not give: no word about a statement.
    private static bool IsConnections(PostgresException refused) =>
        refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("28", StringComparison.Ordinal)
        || refused.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled;

    private async Task<SyncOutcome> OnceAsync(IReadOnlyList<AppUserRequest> users, Action<PlanStep?> reached, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        PostgresNotice? warning = null;
        // "no privileges were granted", and its kin: a GRANT that does nothing is no error to the server.
        connection.Notice += (_, said) => warning ??= said.Notice.InvariantSeverity == "WARNING" ? said.Notice : null;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var start = new NpgsqlCommand(Start, connection))
            await start.ExecuteNonQueryAsync(cancellationToken);

        List<PlanStep> steps = [];
        List<SyncReport> reports = [];
        foreach (var user in users)
        {
            if (users.Count(other => other.Name == user.Name) > 1)
                return SyncProblems.Twice(user.Name);
            var state = await StateReader.ReadAsync(connection, user.Name, user.Policy, cancellationToken);
            if (state.Asker == user.Name.ToString())
                return SyncProblems.IsAdmin(user.Name);
            if (await VerifierAsync(user, state, cancellationToken) is not { } needed)
                return SyncProblems.Md5(state);

            var sql = new AppUserSql(template, user.Name);
            var plan = AppUserPlanner.Make(state, user.Policy, sql, needed.Length == 0 ? null : needed);
            steps.AddRange(plan.Steps);
            reports.Add(new SyncReport(user.Name, [.. plan.Steps.SelectMany(step => step.Changes)], plan.Beyond, plan.Lacking));
        }

        await RunAsync(connection, steps, reached, cancellationToken);
        if (warning is not null)
            return SyncProblems.NotEffective(warning);
        reached(null);
        await transaction.CommitAsync(cancellationToken);
        return new SyncOutcome.Done(reports);
    }

    // Empty where the password is right already; null where the server wants none that this program makes.
    private async Task<string?> VerifierAsync(AppUserRequest user, DatabaseState state, CancellationToken cancellationToken)
    {
        if (state.User is { CanLogIn: true, HasExpired: false } && await user.IsPasswordRight(cancellationToken))
            return "";
        if (state.PasswordEncryption != "scram-sha-256")
            return null;
        verifiers.Add(ScramVerifier.Of(user.Password(), state.ScramIterations));
        return verifiers[^1];
    }

    private async Task RunAsync(NpgsqlConnection connection, List<PlanStep> steps, Action<PlanStep?> reached, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        List<KeyValuePair<NpgsqlBatchCommand, PlanStep>> stepOf = [];
        var sql = new AppUserSql(template, Anybody);
        string? actor = null;
        foreach (var step in steps)
        {
            if (actor is not null && step.ActAs != actor)
                Add(sql.ActAsAdmin(), step);
            if (step.ActAs is { } role && role != actor)
                Add(sql.ActAs(role), step);
            actor = step.ActAs;
            Add(step.Sql, step);
        }

        if (actor is not null)
            Add(sql.ActAsAdmin(), steps[^1]);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException)
        {
            // The first one whose end the server has not told.
            reached(stepOf.Where(each => each.Key.StatementType == StatementType.Unknown).Select(each => each.Value).FirstOrDefault());
            throw;
        }

        void Add(string text, PlanStep step)
        {
            var command = new NpgsqlBatchCommand(text);
            stepOf.Add(KeyValuePair.Create(command, step));
            batch.BatchCommands.Add(command);
        }
    }

    // Acting as a role is about no user.
    private static AppUserName Anybody => AppUserName.TryParse("nobody", out var name) ? name : throw new System.Diagnostics.UnreachableException();

    private string Hide(string text) => verifiers.Aggregate(text, (hidden, verifier) => hidden.Replace(verifier, AppUserSql.HiddenVerifier, StringComparison.Ordinal));
}
