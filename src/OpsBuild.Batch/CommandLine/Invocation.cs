using OpsBuild.Batch.Commands;

namespace OpsBuild.Batch.CommandLine;

/// <summary>What the command line asks for.</summary>
internal abstract record Invocation
{
    private Invocation()
    {
    }

    public sealed record Run(IBatchCommand Command) : Invocation;

    public sealed record Help : Invocation;

    public sealed record Version : Invocation;

    /// <summary>Nothing that the program can do.</summary>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Wrong(string Why) : Invocation;

    /// <summary>Reads the program's arguments: exactly one.</summary>
    public static Invocation Parse(IReadOnlyList<string> arguments, IReadOnlyList<IBatchCommand> commands) => arguments switch
    {
        ["--help" or "-h"] => new Help(),
        ["--version"] => new Version(),
        [var name] when commands.FirstOrDefault(command => command.Name == name) is { } command => new Run(command),
        // The argument is not repeated: it may be a password typed in the wrong place.
        [_] => new Wrong("The argument is not a command of this program."),
        [] => new Wrong("The command is missing."),
        _ => new Wrong($"Exactly one argument is expected, {arguments.Count} were given; everything else comes from the environment."),
    };
}
