using Npgsql;

namespace OpsBuild.App.Databases;

/// <summary>The database, as the application's own user. A rotated password is taken up without a restart.</summary>
/// <remarks>
/// Connections that are open stay so when a password changes. The first new one that the server refuses makes the secret be read again; where it
/// has changed, a new pool takes the old one's place, which ends with its last connection.
/// </remarks>
internal sealed partial class ShopDatabase(ShopSettings settings, CredentialReader credentials, TimeProvider time, ILogger<ShopDatabase> log) : IAsyncDisposable
{
    // A secret that is wrong must not become a request to Secrets Manager for each request of a customer.
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _renewing = new(1);
    private volatile Pool? _current;

    /// <summary>Opens a connection, to be disposed by the caller.</summary>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    /// <exception cref="CredentialException">There is no credential.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var pool = _current ?? await RenewAsync(null, cancellationToken);
        try
        {
            return await pool.Source.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            var renewed = await RenewAsync(pool, cancellationToken);
            if (renewed == pool)
                throw;
            return await renewed.Source.OpenConnectionAsync(cancellationToken);
        }
        catch (ObjectDisposedException) when (_current is { } newer && newer != pool)
        {
            return await newer.Source.OpenConnectionAsync(cancellationToken);   // it was replaced in between
        }
    }

    public async ValueTask DisposeAsync()
    {
        _renewing.Dispose();
        if (_current is { } pool)
            await pool.Source.DisposeAsync();
    }

    // The pool that takes the place of one that was refused: the same one where the secret says nothing new.
    private async Task<Pool> RenewAsync(Pool? refused, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            var current = _current;
            if (current is not null && (current != refused || (current.ConfirmedAt is { } confirmed && time.GetElapsedTime(confirmed) < BetweenReadings)))
                return current;
            var credential = await credentials.ReadAsync(cancellationToken);
            if (current is not null && credential == current.Credential)
            {
                current.ConfirmedAt = time.GetTimestamp();
                return current;
            }
            var pool = new Pool(credential, Connect(credential));
            _current = pool;
            if (current is not null)
                await current.Source.DisposeAsync();
            LogConnecting(log, credential.Username, settings.CredentialId);
            return pool;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private NpgsqlDataSource Connect(DatabaseCredential credential) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = settings.Host,
        Port = settings.Port,
        Database = settings.Database,
        Username = credential.Username,
        Password = credential.Password,
        SearchPath = settings.Schema,
        SslMode = settings.SslMode,
        RootCertificate = settings.RootCertificate,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = "opsbuild-app",
        // Seconds: a customer has gone by then.
        Timeout = 5,
        CommandTimeout = 15,
        MaxPoolSize = 20,
        KeepAlive = 30,
    });

    [LoggerMessage(LogLevel.Information, "Connecting as {User} with the credential of {Secret}")]
    private static partial void LogConnecting(ILogger log, string user, string secret);

    private sealed class Pool(DatabaseCredential credential, NpgsqlDataSource source)
    {
        public DatabaseCredential Credential { get; } = credential;

        public NpgsqlDataSource Source { get; } = source;

        /// <summary>When the secret, read once more, last said the same; null as long as nobody had reason to ask.</summary>
        public long? ConfirmedAt { get; set; }
    }
}
