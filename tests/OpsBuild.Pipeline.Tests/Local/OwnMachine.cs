using OpsBuild.Local;
using OpsBuild.Migrations;
using OpsBuild.Pipeline.Local;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Local;

/// <summary>A local environment that one test owns, with a batch and migrations of its own; reset and removed when disposed.</summary>
internal sealed class OwnMachine : IAsyncDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryDirectory folder = new();

    public OwnMachine(PostgresFixture fixture)
    {
        _ = fixture.Server; // Skips where there is no PostgreSQL.
        Directory.CreateDirectory(folder["shop"]);
        folder.Write("migrations/20260101000000_one.sql", "CREATE TABLE one (id int);\n");
        MigrationDirectory.Read(folder["migrations"]).UpdateSum();
        Options = new LocalEnvironmentOptions(folder["shop"]) { Home = folder["home"], Postgres = PostgresFixture.ProgramsFromEnvironment() };
    }

    public LocalEnvironmentOptions Options { get; }

    public string Home => folder["home"];

    public string Migrations => folder["migrations"];

    /// <summary>With the real batch program.</summary>
    public LocalRunSettings Settings => new(Options, RepositoryFolder.BatchAssembly, Migrations);

    /// <summary>With a shell script in the place of the batch program.</summary>
    public LocalRunSettings WithBatch(string script) => Settings with { BatchProgram = Script(script) };

    /// <summary>A program that is a shell script, under the name that definitions give the batch.</summary>
    public string Script(string script)
    {
        var program = folder.Write("bin/batch", $"#!/bin/bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, Executable);
        return program;
    }

    public static Task<RunEnvironment> OpenAsync(LocalRunSettings settings) =>
        LocalRunEnvironment.OpenAsync(settings, Logger.None, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await LocalEnvironment.ResetAsync(Options, Logger.None, CancellationToken.None);
        folder.Dispose();
    }
}
