using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Local;
using OpsBuild.Local.Databases;

namespace OpsBuild.Build.Targets;

/// <summary>Asks the local database, as its admin.</summary>
public interface ILocalQuery : IHazLocalEnvironment, IHazSql
{
    Target LocalQuery => _ => _
        .Description("Prints a query's rows as CSV: --sql \"select ...\"")
        .Requires(() => Sql)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            await using var local = await LocalEnvironment.OpenAsync(LocalEnvironments.Options(this), Story.Log, Interrupt.Token);
            await using var database = LocalDatabases.Open(local.Database);
            await QueryRows.WriteCsvAsync(database, Sql, Console.Out, Interrupt.Token);
        }));
}
