using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.Testing;

/// <summary>
/// A git repository that a test owns, deleted when disposed. No configuration of the person or the machine reaches it, and the same
/// calls make the same commits.
/// </summary>
/// <remarks>Remotes are other folders, reached by <c>file://</c>: a plain path would be copied whole, even where a shallow clone is asked for.</remarks>
public sealed class TestRepository : IDisposable
{
    // Ids depend on times: each call of git is a minute after the one before, whatever the clock says.
    private static readonly DateTimeOffset FirstCall = new(2026, 1, 14, 9, 30, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory? owned;
    private int calls;

    private TestRepository(string path, TemporaryDirectory? owned)
    {
        Path = path;
        this.owned = owned;
    }

    /// <summary>The root of the work tree, or the repository itself where it is bare.</summary>
    public string Path { get; }

    /// <summary>The address for a remote, with <c>file://</c>.</summary>
    public string Url => new Uri(Path).AbsoluteUri;

    /// <summary>What keeps the person's and the machine's configuration out of a call of git.</summary>
    public static IReadOnlyDictionary<string, string> Isolation { get; } = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",
    };

    /// <summary>An empty repository whose first branch is <paramref name="branch"/>.</summary>
    public static Task<TestRepository> CreateAsync(CancellationToken cancellationToken, string branch = "main") =>
        InitAsync(["init", "--quiet", $"--initial-branch={branch}"], cancellationToken);

    /// <summary>An empty repository without work tree, as a server has it.</summary>
    public static Task<TestRepository> CreateBareAsync(CancellationToken cancellationToken) =>
        InitAsync(["init", "--quiet", "--bare", "--initial-branch=main"], cancellationToken);

    /// <summary>A clone of this repository; arguments such as <c>--depth=1</c> go to git.</summary>
    public async Task<TestRepository> CloneAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var folder = new TemporaryDirectory();
        var clone = new TestRepository(folder["clone"], folder);
        await RunAsync(folder.Path, 0, ["clone", "--quiet", .. arguments, Url, clone.Path], cancellationToken);
        return clone;
    }

    /// <summary>Another work tree of this repository, on a new branch.</summary>
    public async Task<TestRepository> AddWorkTreeAsync(string branch, CancellationToken cancellationToken)
    {
        var folder = new TemporaryDirectory();
        await GitAsync(cancellationToken, "worktree", "add", "--quiet", "-b", branch, folder["tree"]);
        return new TestRepository(folder["tree"], folder);
    }

    /// <summary>Where a file of the work tree is.</summary>
    public string this[string path] => System.IO.Path.Combine(Path, path);

    /// <summary>Writes a file, with the folders above it.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Commits everything that is in the work tree, even nothing new.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> CommitAsync(CancellationToken cancellationToken, string message = "change")
    {
        await GitAsync(cancellationToken, "add", "--all");
        await GitAsync(cancellationToken, "commit", "--quiet", "--allow-empty", "--message", message);
        return await HeadAsync(cancellationToken);
    }

    /// <summary>The id of the commit that is checked out.</summary>
    public Task<string> HeadAsync(CancellationToken cancellationToken) => GitAsync(cancellationToken, "rev-parse", "HEAD");

    /// <summary>Calls git here.</summary>
    /// <returns>What it printed, without the last line end.</returns>
    /// <exception cref="InvalidOperationException">Git failed; the message holds what it said.</exception>
    public Task<string> GitAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(Path, calls++, arguments, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();

    private static async Task<TestRepository> InitAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var folder = new TemporaryDirectory();
        var repository = new TestRepository(folder.Path, folder);
        await repository.GitAsync(cancellationToken, arguments);
        return repository;
    }

    private static async Task<string> RunAsync(string folder, int minute, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", ["-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Isolation)
            start.Environment[name] = value;
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "Test";
            start.Environment[$"GIT_{role}_EMAIL"] = "test@example.invalid";
            start.Environment[$"GIT_{role}_DATE"] = FirstCall.AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        }

        using var git = Process.Start(start)!;
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = git.StandardError.ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync(cancellationToken);
        return git.ExitCode == 0
            ? (await output).TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} exited with {git.ExitCode}: {await error}");
    }
}
