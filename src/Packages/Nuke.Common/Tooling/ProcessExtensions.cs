namespace Nuke.Common.Tooling;

/// <summary>What to expect of a process and what to make of its output.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">Its time was up; it was killed with all that it started.</exception>
    public static IProcess AssertWaitForExit(this IProcess process)
    {
        if (!process.WaitForExit())
            throw new TimeoutException($"Process '{Path.GetFileName(process.FileName)}' did not end in time and was killed, with all that it had started.");
        return process;
    }

    /// <summary>Waits for the end, which must be with exit code 0.</summary>
    /// <exception cref="ProcessException">The exit code is another one.</exception>
    public static IProcess AssertZeroExitCode(this IProcess process)
    {
        process.AssertWaitForExit();
        return process.ExitCode == 0 ? process : throw new ProcessException(process);
    }

    /// <summary>The output, none of which may have gone to standard error.</summary>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        var errors = output.Where(line => line.Type == OutputType.Err).Select(line => line.Text).ToList();
        Assert.True(errors.Count == 0, $"Output on standard error, where none was expected:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
        return output;
    }

    /// <summary>What went to standard output, as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(Environment.NewLine, output.Where(line => line.Type == OutputType.Std).Select(line => line.Text));
}
