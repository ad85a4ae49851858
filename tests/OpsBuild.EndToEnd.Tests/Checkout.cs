using System.Diagnostics;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>A work tree of this repository that one test owns, with a local environment of its own.</summary>
public sealed class Checkout : IAsyncDisposable
{
    /// <summary>Bounds one call: a fresh clone compiles first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string home;

    internal Checkout(string folder, string home) => (Root, this.home) = (folder, home);

    public string Root { get; }

    /// <summary>Where this checkout's local environment keeps its state.</summary>
    public string LocalHome => home;

    public string Migrations => Path.Combine(Root, "db", "migrations");

    /// <summary>Runs <c>./build.sh</c> to its end.</summary>
    public Task<Finished> BuildAsync(params string[] arguments) => BuildAsync(new Dictionary<string, string?>(), arguments);

    public Task<Finished> BuildAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Run.ToEndAsync(StartInfo(environment, arguments), Patience, TestContext.Current.CancellationToken);

    /// <summary>The same where it may take longer, as images do that nobody has built before.</summary>
    public Task<Finished> BuildAsync(TimeSpan patience, params string[] arguments) =>
        Run.ToEndAsync(StartInfo(new Dictionary<string, string?>(), arguments), patience, TestContext.Current.CancellationToken);

    /// <summary>Runs a line in bash as GitHub's runner does: it ends with the first command that fails.</summary>
    public Task<Finished> ShellAsync(IReadOnlyDictionary<string, string?> environment, string line) =>
        Run.ToEndAsync(StartInfo("bash", ["-e", "-c", line], environment), Patience, TestContext.Current.CancellationToken);

    /// <summary>Starts <c>./build.sh</c> and leaves it running.</summary>
    public Process Start(params string[] arguments) => Process.Start(StartInfo(new Dictionary<string, string?>(), arguments))!;

    public async Task<string> QueryAsync(string sql)
    {
        var finished = await BuildAsync("LocalQuery", "--sql", sql);
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished.Output;
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        var finished = await Run.ToEndAsync(Git.StartInfo(Root, arguments), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished.Output;
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(home))
            await Run.ToEndAsync(StartInfo(new Dictionary<string, string?>(), ["LocalReset"]), Patience, CancellationToken.None);
        Directory.Delete(Root, recursive: true);
        if (Directory.Exists(home))
            Directory.Delete(home, recursive: true);
    }

    private ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string?> environment, string[] arguments) =>
        StartInfo(Path.Combine(Root, "build.sh"), arguments, environment);

    private ProcessStartInfo StartInfo(string program, string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A laptop, wherever the tests themselves run: on CI a dirty tree would not count.
        foreach (var name in start.Environment.Keys.Where(name => name is "CI" || name.StartsWith("GITHUB_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var name in new[] { "PGPASSWORD", "PGPASSFILE", "DATABASE_URL", "OPSBUILD_RUN_ANALYZERS" })
            start.Environment.Remove(name);
        start.Environment["OPSBUILD_LOCAL_HOME"] = home;
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
