using System.Diagnostics;
using Npgsql;
using OpsBuild.Local.Postgres;
using Xunit;

namespace OpsBuild.Testing;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>psql</c>: the ones beside the server's programs, else those on PATH.</summary>
public static class DumpPrograms
{
    /// <summary>Copies a database's schema into an empty one, as <c>pg_dump -s | psql</c> does.</summary>
    public static async Task CopySchemaAsync(PostgresServer server, TemporaryDatabase from, TemporaryDatabase to)
    {
        await RestoreAsync(server, to, await DumpAsync(server, from, "--schema-only"));
    }

    /// <summary>A database's dump as SQL.</summary>
    public static Task<string> DumpAsync(PostgresServer server, TemporaryDatabase database, params string[] arguments) =>
        RunAsync(Find(server, "pg_dump"), database, "", arguments);

    /// <summary>Runs a dump; its first error ends it and fails the test.</summary>
    public static Task RestoreAsync(PostgresServer server, TemporaryDatabase database, string dump) =>
        RunAsync(Find(server, "psql"), database, dump, "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1");

    private static string Find(PostgresServer server, string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).ToList();
        if (server.Programs is PostgresPrograms.InFolder folder)
            folders.Insert(0, folder.BinDirectory);
        var found = folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);
        Needed.Or(found is not null, $"{name} is neither beside the server's programs nor on PATH; install PostgreSQL's client programs.");
        return found!;
    }

    private static async Task<string> RunAsync(string program, TemporaryDatabase database, string input, params string[] arguments)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.SuperuserConnectionString);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = connection.Host, ["PGPORT"] = $"{connection.Port}", ["PGDATABASE"] = connection.Database,
                ["PGUSER"] = connection.Username, ["PGPASSWORD"] = connection.Password, ["PGSSLMODE"] = "prefer", ["PGCLIENTENCODING"] = "UTF8",
                ["PGOPTIONS"] = "-c client_min_messages=warning",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await error}");
        return await output;
    }
}
