namespace Nuke.Common.Tooling;

/// <summary>A process ended with an error.</summary>
public class ProcessException : Exception
{
    private const int ShownLines = 20;

    /// <summary>About the given process, which has ended.</summary>
    public ProcessException(IProcess process)
        : base(Describe(process)) =>
        ExitCode = process.ExitCode;

    /// <summary>The process's exit code.</summary>
    public int ExitCode { get; }

    private static string Describe(IProcess process)
    {
        var headline = $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.";
        var errors = process.Output.Where(line => line.Type == OutputType.Err).Select(line => "  " + line.Text).TakeLast(ShownLines);
        return string.Join(Environment.NewLine, errors.Prepend(headline));
    }
}
