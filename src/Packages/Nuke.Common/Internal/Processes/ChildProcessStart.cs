using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Processes;

/// <summary>What is to be started, and what is told of it.</summary>
internal sealed record ChildProcessStart(
    string ToolPath, string Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> EnvironmentVariables)
{
    /// <summary>Null: none.</summary>
    public TimeSpan? Timeout { get; init; }

    public bool LogInvocation { get; init; }

    /// <summary>Takes each line of output; null: nobody.</summary>
    public Action<OutputType, string> Logger { get; init; }

    /// <summary>Takes secrets out of what is logged.</summary>
    public Func<string, string> Filter { get; init; }
}
