using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Nuke.Tests.Processes;

/// <summary>A sample build that is running.</summary>
public sealed partial class RunningBuild : IDisposable
{
    private readonly Process process;
    private readonly CancellationTokenSource patience;
    private readonly BlockingCollection<string> lines = [];
    private readonly StringBuilder output = new();
    private readonly Task reading;
    private readonly Task<string> errors;

    public RunningBuild(Process process, TimeSpan patience)
    {
        this.process = process;
        this.patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        this.patience.CancelAfter(patience);
        process.StandardInput.Close();
        reading = Task.Run(Read, TestContext.Current.CancellationToken);
        errors = process.StandardError.ReadToEndAsync(this.patience.Token);
    }

    public int Id => process.Id;

    /// <summary>The number at the end of the next line that contains the text.</summary>
    public int NumberAfter(string text)
    {
        var line = Line(text);
        return int.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>The next line that contains the text.</summary>
    public string Line(string text)
    {
        foreach (var line in lines.GetConsumingEnumerable(patience.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"The build ended without saying '{text}':\n{output}");
    }

    public void Send(PosixSignal signal) => _ = Kill(Id, signal == PosixSignal.SIGINT ? 2 : 15);

    public async Task<SampleRepository.Result> End()
    {
        await process.WaitForExitAsync(patience.Token);
        await reading;
        return new SampleRepository.Result(process.ExitCode, output.ToString(), await errors);
    }

    public static bool IsAlive(int id)
    {
        try
        {
            // A zombie waits for its parent to look at it; it runs no more.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        patience.Dispose();
        lines.Dispose();
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.Append(line).Append('\n');
            lines.Add(line, patience.Token);
        }

        lines.CompleteAdding();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int id, int signal);
}
