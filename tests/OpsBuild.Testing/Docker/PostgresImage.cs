using OpsBuild.Local.Postgres;

namespace OpsBuild.Testing.Docker;

/// <summary>What the official image of PostgreSQL is, made of this machine's programs, their libraries and busybox, under the name that a real one has: for machines that cannot pull.</summary>
public static class PostgresImage
{
    private const string Busybox = "/bin/busybox";
    private const string EntryPoint = "usr/local/bin/docker-entrypoint.sh";

    private static readonly string[] Tools = ["sh", "cp", "mv", "rm", "cat", "echo", "id", "mkdir", "chown", "su"];

    // The part of the official script that a server without a password needs.
    private const string Script = """
        #!/bin/sh
        set -e
        if [ "$1" = postgres ]; then
          if [ "$(id -u)" = 0 ]; then
            mkdir -p "$PGDATA" /var/run/postgresql
            chown postgres:postgres "$PGDATA" /var/run/postgresql
            exec su -s /bin/sh postgres -c 'exec "$0" "$@"' -- "$0" "$@"
          fi
          if [ ! -s "$PGDATA/PG_VERSION" ]; then
            initdb --auth="${POSTGRES_HOST_AUTH_METHOD:?}" --username=postgres --encoding=UTF8 --no-sync >/dev/null
          fi
        fi
        exec "$@"
        """;

    /// <summary>The image of the machine's major, unless one of that name is there already.</summary>
    /// <returns>Its name, <c>postgres:MAJOR</c>.</returns>
    public static async Task<string> EnsureAsync(TestEngine engine, PostgresPrograms.InFolder programs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var image = $"postgres:{programs.Major}";
        if (await engine.HasAsync(image, cancellationToken))
            return image;
        Needed.Or(File.Exists(Busybox), $"There is no image {image}: pull it, or install busybox-static and one is made of this machine's programs.");
        await using var root = new ImageRoot();
        root.Add(Busybox, "bin/busybox");
        foreach (var tool in Tools)
            root.Link($"bin/{tool}", "busybox");
        root.AddSystem("postgres:x:999:999:postgres:/:/bin/sh\n", "postgres:x:999:\n");
        root.Text(EntryPoint, Script, isProgram: true);
        // The official image has both for whatever user it is started as.
        root.Shared("var/run/postgresql");
        root.Shared("var/lib/postgresql/data");
        var version = Path.GetDirectoryName(programs.BinDirectory)!;
        foreach (var folder in new[] { version, $"/usr/share/postgresql/{programs.Major}", "/usr/share/zoneinfo", "/usr/lib/locale/C.utf8" })
            root.AddFolder(folder);
        await root.AddLibrariesAsync(
            [programs.Program("postgres"), programs.Program("initdb"), programs.Program("pg_isready"), Path.Combine(version, "lib", "plpgsql.so")], cancellationToken);
        await engine.ImportAsync(
            image, await root.FinishAsync(),
            [$"ENV PATH={programs.BinDirectory}:/bin", "ENV PGDATA=/var/lib/postgresql/data", $"""ENTRYPOINT ["/{EntryPoint}"]""", """CMD ["postgres"]"""], cancellationToken);
        return image;
    }
}
