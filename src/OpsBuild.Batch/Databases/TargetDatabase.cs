using System.Security.Authentication;
using Npgsql;
using OpsBuild.AppUser.Passwords;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Databases;

/// <summary>The database that a run works on, and the only place that makes connections to it.</summary>
internal sealed class TargetDatabase : IAsyncDisposable
{
    /// <summary>PostgreSQL cuts a longer application_name off, and logs that it did.</summary>
    private const int LongestApplicationName = 63;

    /// <summary>The part of class 57 in which a server ends sessions: https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
    private const string OperatorIntervention = "57P";

    private readonly DatabaseTarget _target;
    private readonly ConnectionFailure _failure;

    /// <param name="target">Which database.</param>
    /// <param name="credential">Who connects.</param>
    /// <param name="run">The run, for the sessions' name.</param>
    /// <param name="isReadOnly">Every transaction is read-only: what is only to look can write nothing, whatever it tries.</param>
    public TargetDatabase(DatabaseTarget target, DatabaseCredential credential, RunId run, bool isReadOnly = false)
    {
        _target = target;
        _failure = new ConnectionFailure(target, credential.Username);
        var builder = new NpgsqlSlimDataSourceBuilder(ConnectionString(target, credential, run, isReadOnly).ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        if (target.Tls.Roots is { } roots)
            builder.UseRootCertificates(roots.Certificates);
        Source = builder.Build();
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Connects once and looks whom the run deals with, so that what is wrong is found before anything is done.</summary>
    /// <exception cref="BatchFailureException">There is no connection; it says why.</exception>
    public async Task<ServerFacts> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Npgsql does not notice a cancellation while it waits for the server's first bytes: then the attempt is left behind.
            await using var connection = await Source.OpenConnectionAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
            return await ServerFacts.ReadAsync(connection, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            if (await ExplainAsync(exception, cancellationToken) is { } explained)
                throw explained;
            throw;
        }
    }

    /// <summary>Works on the database, which was reachable a moment ago.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="remedy">What to do when the connection is lost within it.</param>
    /// <param name="cancellationToken">Cancels looking for the reason of a failure.</param>
    /// <exception cref="BatchFailureException">The connection was lost, or another one could not be made.</exception>
    public async Task<T> UseAsync<T>(Func<Task<T>> work, string remedy, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (PostgresException ended) when (ended.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal))
        {
            throw Lost(ended, remedy);
        }
        catch (NpgsqlException exception)
        {
            if (await ExplainAsync(exception, cancellationToken) is { Outcome: var outcome } explained)
                throw outcome == Outcome.CannotConnect ? Lost(exception, remedy) : explained;
            throw;
        }
    }

    private BatchFailureException Lost(NpgsqlException cause, string remedy) => new(
        Outcome.ConnectionLost, new Finding("connection_lost", $"The connection to {this} was lost.", cause.Message, remedy), cause);

    // What a failure to connect means; null when the exception is none.
    private async Task<BatchFailureException?> ExplainAsync(NpgsqlException exception, CancellationToken cancellationToken)
    {
        var refusal = exception.InnerException is AuthenticationException ? await CertificateProbe.LookAsync(_target, cancellationToken) : null;
        return _failure.Explain(exception, refusal);
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    public override string ToString() => _target.ToString();

    private static NpgsqlConnectionStringBuilder ConnectionString(
        DatabaseTarget target, DatabaseCredential credential, RunId run, bool isReadOnly)
    {
        // Short: an apply adds the lock's or the file's name to it.
        var name = $"opsbuild {run}";
        return new NpgsqlConnectionStringBuilder
        {
            Host = target.Host.ToString(),
            Port = target.Port,
            Database = target.Database.ToString(),
            Username = credential.Username,
            // As libpq prepares it; Npgsql would leave that to .NET, which without ICU leaves every text as it is.
            Password = SaslPrep.Of(credential.Password.Reveal()),
            ApplicationName = name[..Math.Min(name.Length, LongestApplicationName)],
            SearchPath = target.Schema.Quoted(),
            Options = isReadOnly ? "-c default_transaction_read_only=on" : null,
            SslMode = target.Tls.Mode,
            // Without a verified server, the password must not be given away in clear to whoever asks for it so.
            RequireAuth = target.Tls.IsVerified ? null : "ScramSHA256,MD5,None",
            GssEncryptionMode = GssEncryptionMode.Disable,
            // Every connection is its own session: no setting of one migration's can reach another through a pool.
            Pooling = false,
            Enlist = false,
            // Seconds. How long a statement takes is the migration's matter, and SIGTERM's; a dead network is noticed within two minutes.
            Timeout = 15,
            CommandTimeout = 0,
            CancellationTimeout = 5000,
            KeepAlive = 30,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 30,
            TcpKeepAliveInterval = 10,
        };
    }
}
