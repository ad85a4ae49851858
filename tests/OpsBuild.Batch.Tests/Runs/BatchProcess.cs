using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpsBuild.Batch.Tests.Runs;

/// <summary>The program as ECS runs it: a process with an environment of its own, whose output is read while it runs.</summary>
/// <remarks>The variable <c>OPSBUILD_TEST_BATCH</c> names another executable to test, such as the one published ahead of time.</remarks>
internal sealed class BatchProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private BatchProcess(Process process)
    {
        _process = process;
        _output = ReadOutputAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    // From its own output folder: the copy beside the tests lacks what ASP.NET Core, which only the tests use, would bring along.
    private static string Executable => Environment.GetEnvironmentVariable("OPSBUILD_TEST_BATCH") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../OpsBuild.Batch", Configuration, OperatingSystem.IsWindows() ? "batch.exe" : "batch"));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static BatchProcess Start(IReadOnlyDictionary<string, string> environment, string command = "apply_db_migration")
    {
        var start = new ProcessStartInfo(Executable, [command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTheProgram).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new BatchProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<ProgramRun> RunAsync(
        IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, string command = "apply_db_migration")
    {
        await using var process = Start(environment, command);
        return await process.EndAsync(cancellationToken);
    }

    public async Task<ProgramRun> EndAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        return new ProgramRun(_process.ExitCode, await _output.WaitAsync(deadline.Token), await _errors.WaitAsync(deadline.Token));
    }

    /// <summary>Sends a signal by its name, such as TERM.</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-s", signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until standard output holds a text; fails when the program ends without it.</summary>
    public async Task SaysAsync(string text, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        while (!Said().Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_output.IsCompleted, $"The program ended without saying '{text}': {Said()}");
            await Task.Delay(10, deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task<string> ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_said)
                _said.Append(line).Append('\n');
        }

        return Said();
    }

    private string Said()
    {
        lock (_said)
            return _said.ToString();
    }

    private static bool IsOfTheProgram(string name) =>
        name == "RUN_ID" || new[] { "AWS_", "DB_", "MIGRATION_", "PG" }.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
