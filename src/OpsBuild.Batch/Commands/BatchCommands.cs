using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Commands.CheckDbMigrationDrift;

namespace OpsBuild.Batch.Commands;

/// <summary>Everything that the program can do.</summary>
internal static class BatchCommands
{
    public static IReadOnlyList<IBatchCommand> All { get; } =
    [
        new CheckDbMigrationDriftCommand(),
        new ApplyDbMigrationCommand(),
    ];
}
