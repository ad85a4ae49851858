using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Commands.CheckDbAppUser;
using OpsBuild.Batch.Commands.CheckDbMigrationDrift;
using OpsBuild.Batch.Commands.CreateDbAppUser;

namespace OpsBuild.Batch.Commands;

/// <summary>Everything that the program can do.</summary>
internal static class BatchCommands
{
    public static IReadOnlyList<IBatchCommand> All { get; } =
    [
        new CreateDbAppUserCommand(),
        new CheckDbAppUserCommand(),
        new CheckDbMigrationDriftCommand(),
        new ApplyDbMigrationCommand(),
    ];
}
