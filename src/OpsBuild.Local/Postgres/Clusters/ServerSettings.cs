using System.Globalization;
using System.Text;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>The server's settings that are OpsBuild's, as lines of a configuration file.</summary>
internal static class ServerSettings
{
    /// <summary>The file in the data folder that <c>postgresql.conf</c> includes, written anew before each start.</summary>
    public const string FileName = "opsbuild.conf";

    public static string Text(PostgresServerUse use, int port, string listenAddresses = "127.0.0.1")
    {
        var lines = new StringBuilder("# Written by OpsBuild before each start.\n");
        void Set(string name, object value) => lines.Append(CultureInfo.InvariantCulture, $"{name} = '{value}'\n");

        Set("listen_addresses", listenAddresses);
        Set("port", port);
        // TCP only: a socket's path may have at most 107 bytes, which a state folder's path can exceed.
        Set("unix_socket_directories", "");
        Set("ssl", "on");
        Set("ssl_cert_file", "server.crt");
        Set("ssl_key_file", "server.key");
        Set("password_encryption", "scram-sha-256");
        Set("max_connections", 100);
        // Shared memory in the data folder: after a kill nothing is left elsewhere on the machine.
        Set("dynamic_shared_memory_type", OperatingSystem.IsWindows() ? "windows" : "mmap");
        Set("logging_collector", "off");
        Set("log_destination", "stderr");
        Set("log_line_prefix", "%m [%p] %q%u@%d ");
        // The text of a failed CREATE ROLE ... PASSWORD would carry the password into the log.
        Set("log_min_error_statement", "panic");
        Set("log_statement", "none");
        if (use == PostgresServerUse.ThrowAway)
        {
            // A lost power supply may ruin it, nobody would miss it. Commits still reach the kernel, so a killed server loses none.
            Set("fsync", "off");
            Set("full_page_writes", "off");
            Set("wal_level", "minimal");
            Set("max_wal_senders", 0);
            Set("autovacuum", "off");
            Set("jit", "off");
            Set("shared_buffers", "32MB");
        }
        else
        {
            // Durable as RDS is (fsync and synchronous_commit stay on): what the laptop's work tree says was applied is applied.
            Set("max_wal_size", "256MB");
            Set("shared_buffers", "64MB");
        }

        return lines.ToString();
    }

    /// <summary>Who may come in: passwords by SCRAM only (unless a container's stand-in is to trust everybody, as the container would), from this machine's loopback only; without TLS only where that is allowed.</summary>
    public static string HostBasedAuthentication(bool requireTls, string addresses = "127.0.0.1/32", bool trusts = false) =>
        $"# Written by OpsBuild.\n{(requireTls ? "hostssl" : "host")} all all {addresses} {(trusts ? "trust" : "scram-sha-256")}\n";
}
