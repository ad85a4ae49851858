using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Commands.CheckDbAppUser;
using OpsBuild.Batch.Commands.CheckDbMigrationDrift;
using OpsBuild.Batch.Commands.CreateDbAppUser;
using OpsBuild.Batch.Commands.PlanDbMigration;

namespace OpsBuild.Batch.Commands;

/// <summary>Everything that the program can do.</summary>
internal static class BatchCommands
{
    public static IReadOnlyList<IBatchCommand> All { get; } =
    [
        new CreateDbAppUserCommand(),
        new CheckDbAppUserCommand(),
        new CheckDbMigrationDriftCommand(),
        new PlanDbMigrationCommand(),
        new ApplyDbMigrationCommand(),
    ];
}
