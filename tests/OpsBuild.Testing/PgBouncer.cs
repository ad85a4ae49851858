using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace OpsBuild.Testing;

/// <summary>A real PgBouncer before a test's database, on the loopback address, ended when disposed.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder;
    private readonly Process _process;
    private readonly TemporaryDatabase _database;

    private PgBouncer(TemporaryDirectory folder, Process process, int port, TemporaryDatabase database) =>
        (_folder, _process, Port, _database) = (folder, process, port, database);

    /// <summary>Where it listens, on 127.0.0.1, without TLS.</summary>
    public int Port { get; }

    private static string? Program { get; } =
        new[] { "/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin" }.Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    /// <summary>Starts one; without PgBouncer the test skips, or fails on CI.</summary>
    /// <param name="database">Where it leads, as the database's owner whoever comes.</param>
    /// <param name="mode">Its <c>pool_mode</c>.</param>
    /// <param name="size">How many server sessions it has to give.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="ignoredParameters">What of a client's startup parameters it passes over; of others that it does not know, it refuses the client.</param>
    public static async Task<PgBouncer> StartAsync(
        TemporaryDatabase database, string mode, int size, CancellationToken cancellationToken, string ignoredParameters = "")
    {
        Needed.Or(Program is not null, "PgBouncer is not here; on Debian and Ubuntu: apt-get install pgbouncer.");
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var folder = new TemporaryDirectory();
        var port = FreePort();
        var settings = folder.Write("pgbouncer.ini", $"""
            [databases]
            {database.Name} = host=127.0.0.1 port={target.Port} dbname={database.Name} user={target.Username} password={target.Password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = {size}
            max_client_conn = 50
            ignore_startup_parameters = {ignoredParameters}
            """);
        // It refuses to work as root, and reads its settings before it stops being that.
        string[] asSomebody = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(Program!, [.. asSomebody, settings]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var bouncer = new PgBouncer(folder, process, port, database);
        await bouncer.UntilItListensAsync(cancellationToken);
        return bouncer;
    }

    /// <summary>Connections through it.</summary>
    public NpgsqlDataSource Open() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString)
    {
        Host = "127.0.0.1", Port = Port, SslMode = SslMode.Disable, RootCertificate = null, Pooling = false,
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task UntilItListensAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            Assert.False(_process.HasExited, $"PgBouncer ended with {(_process.HasExited ? _process.ExitCode.ToString(CultureInfo.InvariantCulture) : "")}.");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port, ending.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, ending.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
