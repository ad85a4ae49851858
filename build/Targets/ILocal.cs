using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Local;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Targets;

/// <summary>Starts the local environment where it does not run, and says where its things are.</summary>
public interface ILocal : IHazRunEnvironment, IHazJson
{
    Target Local => _ => _
        .Description("Starts the local environment and shows where things are; --json for programs")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var settings = RunEnvironments.Local(this);
            await using (await LocalRunEnvironment.OpenAsync(settings, Story.Log, Interrupt.Token))
                Console.Write(LocalReport.Of(await LocalEnvironment.DescribeAsync(settings.Options, Interrupt.Token), Json));
        }));
}
