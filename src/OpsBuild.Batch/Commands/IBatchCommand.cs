using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Commands;

/// <summary>One thing that the program can do. A new one is a class, and a line in <see cref="BatchCommands"/>.</summary>
internal interface IBatchCommand
{
    /// <summary>The program's one argument, snake_case.</summary>
    string Name { get; }

    /// <summary>What it does, in a line.</summary>
    string Summary { get; }

    /// <summary>What it reads from the environment.</summary>
    IReadOnlyList<Variable> Variables { get; }

    /// <exception cref="BatchFailureException">It cannot do its work, and says why.</exception>
    Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken);
}
