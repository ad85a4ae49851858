// These tests drive build.sh with the tools of a Unix machine.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(OpsBuild.EndToEnd.Tests.FreshClone))]

namespace OpsBuild.EndToEnd.Tests;

/// <summary>
/// A clone of the repository as its work tree stands; tests get copies that are compiled: with what the work tree's own <c>build.sh</c> compiled where that
/// is as new as its sources, else by the clone's.
/// </summary>
public sealed class FreshClone : IAsyncLifetime
{
    private readonly string work = Directory.CreateTempSubdirectory("opsbuild-end-to-end-").FullName;
    private int copies;

    private string Clone => Path.Combine(work, "clone");

    private string Template => Path.Combine(work, "template");

    public async ValueTask InitializeAsync()
    {
        // Others than root must reach what a local environment keeps below.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(work, (UnixFileMode)0b111_101_101);
        var snapshot = await SnapshotAsync();
        await GitAsync(work, "clone", "--quiet", snapshot, Clone);
    }

    /// <summary>A copy that nobody has compiled yet.</summary>
    /// <remarks>On CI the repository itself is a clone that the same build.sh has just compiled, which proves as much; to compile it once more takes minutes.</remarks>
    public async Task<Checkout> FreshAsync() => Environment.GetEnvironmentVariable("CI") == "true" ? await CompiledAsync() : new Checkout(Copy(Clone, Path.Combine(work, "fresh")), Home("fresh"));

    /// <summary>A copy that is compiled.</summary>
    public async Task<Checkout> CompiledAsync()
    {
        await compiled.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!File.Exists(Path.Combine(Template, "artifacts", "build.stamp")))
            {
                Copy(Clone, Template);
                if (CompiledWorkTree.Find(RepositoryRoot.Path) is { } workTree)
                    workTree.CopyTo(Template);
                var help = await new Checkout(Template, Home("template")).BuildAsync("--help");
                Assert.True(help.ExitCode == 0, help.All);
            }
        }
        finally
        {
            compiled.Release();
        }

        var name = $"copy-{Interlocked.Increment(ref copies)}";
        return new Checkout(Copy(Template, Path.Combine(work, name)), Home(name));
    }

    public ValueTask DisposeAsync()
    {
        compiled.Dispose();
        Directory.Delete(work, recursive: true);
        return ValueTask.CompletedTask;
    }

    private readonly SemaphoreSlim compiled = new(1);

    private string Home(string name) => Path.Combine(work, $"home-{name}");

    // cp keeps times, which build.sh compares, and permissions.
    private static string Copy(string source, string target)
    {
        using var copy = System.Diagnostics.Process.Start("cp", ["-a", source, target]);
        copy.WaitForExit();
        return copy.ExitCode == 0 ? target : throw new InvalidOperationException($"cp -a {source} {target} ended with {copy.ExitCode}.");
    }

    /// <summary>The work tree with its uncommitted changes, as a repository with one commit.</summary>
    private async Task<string> SnapshotAsync()
    {
        var snapshot = Path.Combine(work, "snapshot");
        Directory.CreateDirectory(snapshot);
        var root = RepositoryRoot.Path;
        var files = await GitAsync(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var source = Path.Combine(root, file);
            if (!File.Exists(source))
                continue;
            var target = Path.Combine(snapshot, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        await GitAsync(snapshot, "init", "--quiet");
        await GitAsync(snapshot, "add", "--all");
        await GitAsync(snapshot, "commit", "--quiet", "--message", "The work tree as it stands");
        return snapshot;
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var finished = await Run.ToEndAsync(Git.StartInfo(folder, arguments), TimeSpan.FromMinutes(1), CancellationToken.None);
        return finished.ExitCode == 0 ? finished.Output : throw new InvalidOperationException(finished.All);
    }
}
