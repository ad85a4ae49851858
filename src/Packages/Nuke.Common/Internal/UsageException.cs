namespace Nuke.Common.Internal;

/// <summary>The build was called or set up wrongly: nothing runs, every problem is told at once, exit code 2.</summary>
internal sealed class UsageException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public UsageException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
