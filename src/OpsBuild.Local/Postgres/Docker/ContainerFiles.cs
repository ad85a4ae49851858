using System.Formats.Tar;
using System.Text;
using OpsBuild.Local.Postgres.Clusters;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>
/// What is copied into a container before its first start: settings, certificate and the password, which is thereby in no argument and no
/// variable.
/// </summary>
internal static class ContainerFiles
{
    public const string Script = "/opsbuild/given/start.sh";

    private const UnixFileMode Folder = (UnixFileMode)0b111_111_111;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;

    // The image's own entry point is not used: it wants its password in a variable and starts the server twice.
    private const string StartScript = $"""
        #!/bin/sh
        # Runs as the image's user postgres; made by OpsBuild.
        set -eu
        umask 077
        given=/opsbuild/given
        data=/opsbuild/data
        if [ ! -d "$data" ]; then
            rm -rf "$data.new"
            initdb --pgdata "$data.new" --username {FolderCluster.Superuser} --pwfile "$given/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
            cp "$given/{ServerSettings.FileName}" "$given/pg_hba.conf" "$given/server.crt" "$given/server.key" "$data.new/"
            echo "include '{ServerSettings.FileName}'" >> "$data.new/postgresql.conf"
            mv "$data.new" "$data"
            rm -f "$given/password" "$given/server.key"
        fi
        exec postgres -D "$data"

        """;

    public static Stream Archive(PostgresServerOptions options, ServerCertificate certificate, SecretValue password)
    {
        var stream = new MemoryStream();
        // The engine's own format; it does not understand everything that PAX can say.
        using (var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true))
        {
            // Whichever number the image's user has, it must be able to write here; nobody else is in the container.
            tar.WriteEntry(new GnuTarEntry(TarEntryType.Directory, "opsbuild") { Mode = Folder });
            tar.WriteEntry(new GnuTarEntry(TarEntryType.Directory, "opsbuild/given") { Mode = Folder });
            Add(tar, "start.sh", StartScript.ReplaceLineEndings("\n"));
            Add(tar, ServerSettings.FileName, ServerSettings.Text(options.Use, ContainerCluster.InnerPort, listenAddresses: "*"));
            // Inside, everybody comes from the engine's bridge; only the host's loopback leads there.
            Add(tar, "pg_hba.conf", ServerSettings.HostBasedAuthentication(options.RequireTls, "all"));
            Add(tar, "server.crt", certificate.CertificatePem);
            Add(tar, "server.key", certificate.KeyPem);
            Add(tar, "password", password.Reveal() + "\n");
        }

        stream.Position = 0;
        return stream;
    }

    private static void Add(TarWriter tar, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, $"opsbuild/given/{name}") { Mode = Readable, DataStream = content });
    }
}
