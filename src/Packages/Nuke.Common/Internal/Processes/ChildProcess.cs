using System.Diagnostics;
using Nuke.Common.Tooling;
using Serilog;

namespace Nuke.Common.Internal.Processes;

/// <summary>A started process whose output is read, logged and kept.</summary>
internal sealed class ChildProcess : IProcess
{
    /// <summary>How long to wait for more output after the end: a grandchild may keep the pipe open for ever.</summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly ChildProcessStart start;
    private readonly List<Output> output = [];
    private readonly long deadline;
    private readonly Task readers;
    private long lastOutput;
    private bool isTimedOut;

    private ChildProcess(Process process, ChildProcessStart start)
    {
        this.process = process;
        this.start = start;
        Scope = ProcessScope.Current;
        Id = process.Id;
        deadline = start.Timeout is { } timeout ? Environment.TickCount64 + (long)timeout.TotalMilliseconds : long.MaxValue;
        lastOutput = Environment.TickCount64;
        readers = Task.WhenAll(Read(process.StandardOutput, OutputType.Std), Read(process.StandardError, OutputType.Err));
    }

    public ProcessScope Scope { get; }

    public string FileName => process.StartInfo.FileName;

    public string Arguments => start.Filter(start.Arguments);

    public string WorkingDirectory => process.StartInfo.WorkingDirectory;

    public IReadOnlyCollection<Output> Output
    {
        get
        {
            lock (output)
                return [.. output];
        }
    }

    public int ExitCode => process.ExitCode;

    public bool HasExited => process.HasExited;

    public int Id { get; }

    public static ChildProcess Start(ChildProcessStart start)
    {
        ProcessScope.ThrowIfStopped();
        var info = StartInfo(start);
        if (start.LogInvocation)
            LogInvocation(start, info);

        var child = new ChildProcess(Process.Start(info)!, start);
        ProcessScope.Add(child);
        return child;
    }

    public bool WaitForExit()
    {
        var left = deadline == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(0, deadline - Environment.TickCount64));
        if (!process.WaitForExit(left))
        {
            isTimedOut = true;
            Kill();
            process.WaitForExit();
        }

        ProcessScope.Remove(this);
        while (!readers.Wait(OutputGrace) && Environment.TickCount64 - Interlocked.Read(ref lastOutput) < OutputGrace.TotalMilliseconds)
        {
            // Still writing.
        }

        ProcessScope.ThrowIfStopped();
        return !isTimedOut;
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or AggregateException)
        {
            // It, or a part of the tree, ended by itself in this very moment.
            Log.Debug("Process {Id} could not be killed: {Reason}", Id, error.Message);
        }
    }

    /// <summary>Whether it ended within the time; its own thread may have let go of it already.</summary>
    public bool WaitForEnd(TimeSpan time)
    {
        try
        {
            return process.WaitForExit(time);
        }
        catch (InvalidOperationException)
        {
            return true; // disposed, which happens only after the end
        }
    }

    public void Dispose()
    {
        // One that still runs stays known, so that it is stopped with its target.
        if (HasExited)
        {
            ProcessScope.Remove(this);
            process.Dispose();
        }
    }

    private static ProcessStartInfo StartInfo(ChildProcessStart start)
    {
        var path = Path.IsPathRooted(start.ToolPath) ? start.ToolPath : ToolPathResolver.GetPathExecutable(start.ToolPath);
        var isAssembly = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var info = new ProcessStartInfo
        {
            FileName = isAssembly ? Environment.GetEnvironmentVariable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet") : path,
            Arguments = isAssembly ? $"{CommandLineText.QuoteIfNeeded(path)} {start.Arguments}" : start.Arguments,
            WorkingDirectory = start.WorkingDirectory ?? ProcessTasks.DefaultWorkingDirectory ?? NukeBuild.RootDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (!Directory.Exists(info.WorkingDirectory))
            throw new ArgumentException($"'{Path.GetFileName(path)}' can not run in {info.WorkingDirectory}, which does not exist.", nameof(start));

        if (start.EnvironmentVariables is not null)
        {
            info.Environment.Clear();
            foreach (var (name, value) in start.EnvironmentVariables)
                info.Environment[name] = value;
        }

        return info;
    }

    private static void LogInvocation(ChildProcessStart start, ProcessStartInfo info)
    {
        Log.Information("> {ToolPath} {Arguments}", CommandLineText.QuoteIfNeeded(info.FileName), start.Filter(info.Arguments));
        if (ProcessTasks.LogWorkingDirectory && info.WorkingDirectory != NukeBuild.RootDirectory)
            Log.Information("@ {WorkingDirectory}", info.WorkingDirectory);
    }

    private async Task Read(StreamReader reader, OutputType type)
    {
        await Task.Yield();
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            Interlocked.Exchange(ref lastOutput, Environment.TickCount64);
            lock (output)
                output.Add(new Output { Type = type, Text = line });
            start.Logger?.Invoke(type, start.Filter(line));
        }
    }
}
