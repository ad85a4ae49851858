using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Databases;

/// <summary>Why there is no connection, in words for whoever can change it. No text here can hold the password: none is made from it.</summary>
internal sealed class ConnectionFailure(DatabaseTarget target, string user)
{
    private const string Network =
        "Check DB_HOST and DB_PORT, the security groups of the task and of the database, and that both are in networks that reach each other.";

    /// <param name="exception">What Npgsql threw.</param>
    /// <param name="refusal">Why the certificate was refused, if it was.</param>
    /// <returns>Null when this is no failure to connect.</returns>
    public BatchFailureException? Explain(NpgsqlException exception, CertificateRefusal? refusal) => exception switch
    {
        PostgresException server => Server(server),
        _ when refusal is not null => NotTrusted(refusal, exception),
        _ when Cause<AuthenticationException>(exception) is { } tls => NotTrusted("tls_handshake_failed", tls.Message, exception),
        _ when Cause<SocketException>(exception) is { } socket => Socket(socket, exception),
        _ when Cause<TimeoutException>(exception) is not null => CannotConnect(
            "timeout", "no answer came in time", $"A security group usually drops such packets. {Network}", exception),
        // Npgsql has no type for it: the server answered the request for TLS with "no".
        _ when exception.Message.Contains("SSL connection requested", StringComparison.Ordinal) => NotTrusted(
            "tls_not_offered", "the server offers no TLS", exception),
        _ => CannotConnect("connection_failed", exception.Message, Network, exception),
    };

    private BatchFailureException? Server(PostgresException server) => server.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => NotAuthenticated("wrong_password", server),
        // The routine tells in every language what 28000 means; the message only in the server's.
        PostgresErrorCodes.InvalidAuthorizationSpecification when server.Routine == "ClientAuthentication" => Rejected(
            "pg_hba_rejected", server.MessageText,
            "Allow this host, user and database in pg_hba.conf; on RDS, rds.force_ssl refuses connections without TLS (DB_SSL_MODE).", server),
        PostgresErrorCodes.InvalidAuthorizationSpecification => NotAuthenticated("user_unknown", server),
        PostgresErrorCodes.InvalidCatalogName => Failure(Outcome.DatabaseMissing, "database_missing",
            $"There is no database {target.Database} on {target.Host}:{target.Port}.", server.MessageText, "Check DB_NAME, or create the database.", server),
        PostgresErrorCodes.InsufficientPrivilege => Rejected("connect_not_granted", server.MessageText,
            $"Grant {user} CONNECT on the database {target.Database}.", server),
        PostgresErrorCodes.TooManyConnections => Rejected("too_many_connections", server.MessageText,
            "Run again when fewer clients are connected, or raise max_connections.", server),
        // PgBouncer, to what PostgreSQL would take: a search_path, say.
        PostgresErrorCodes.ProtocolViolation when server.MessageText.StartsWith("unsupported startup parameter", StringComparison.Ordinal) => Rejected(
            "connection_pooler", $"{server.MessageText}: that is a connection pooler, not PostgreSQL.",
            "Connect to PostgreSQL itself, or let the pooler ignore the parameter (ignore_startup_parameters in PgBouncer) and keep sessions (pool_mode = session).",
            server),
        PostgresErrorCodes.CannotConnectNow => CannotConnect(
            "server_not_ready", server.MessageText, "Wait until the server has started, then run again.", server),
        _ => null,
    };

    private BatchFailureException Socket(SocketException socket, Exception exception) => socket.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => CannotConnect(
            "host_not_found", "its name is unknown to DNS", "Check DB_HOST, and that the task's VPC resolves private names.", exception),
        SocketError.ConnectionRefused => CannotConnect("refused", "nothing listens on that port", "Check DB_PORT, and that the server runs.", exception),
        SocketError.TimedOut => CannotConnect(
            "timeout", "no answer came in time", $"A security group usually drops such packets. {Network}", exception),
        _ => CannotConnect("network_failed", socket.Message, Network, exception),
    };

    private BatchFailureException NotTrusted(CertificateRefusal refusal, Exception cause) => refusal.NameMismatch
        ? Failure(Outcome.ServerNotTrusted, "host_name_mismatch", $"{target} is not trusted.", refusal.Why,
            "Set DB_HOST to a name that the certificate has; on RDS, the endpoint itself and not an alias of it.", cause)
        : NotTrusted("certificate_not_trusted", refusal.Why, cause);

    private BatchFailureException NotTrusted(string reason, string why, Exception cause) =>
        Failure(Outcome.ServerNotTrusted, reason, $"{target} is not trusted.", why,
            "Set DB_SSL_ROOT_CERT to the bundle that holds the server's authority (RDS publishes one), or turn TLS on in the server.", cause);

    private BatchFailureException NotAuthenticated(string reason, PostgresException cause) =>
        Failure(Outcome.AuthenticationFailed, reason, $"{target} does not accept the user {user}.", cause.MessageText,
            "Compare the secret with the database's user; after a rotation by hand they differ. " +
            "The credential's id may name another database's secret.", cause);

    private BatchFailureException Rejected(string reason, string why, string remedy, Exception cause) =>
        Failure(Outcome.ConnectionRejected, reason, $"{target} does not serve this run.", why, remedy, cause);

    private BatchFailureException CannotConnect(string reason, string why, string remedy, Exception cause) =>
        Failure(Outcome.CannotConnect, reason, $"{target} cannot be reached.", why, remedy, cause);

    private static BatchFailureException Failure(
        Outcome outcome, string reason, string what, string why, string remedy, Exception cause) =>
        new(outcome, new Finding(reason, what, why, remedy), cause);

    private static T? Cause<T>(Exception exception)
        where T : Exception
    {
        for (var current = exception.InnerException; current is not null; current = current.InnerException)
        {
            if (current is T found)
                return found;
            // Several addresses behind one name: the last failure is told, as by every client.
            if (current is AggregateException { InnerExceptions: [.., T last] })
                return last;
        }

        return null;
    }
}
