using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Local;

namespace OpsBuild.Build.Targets;

/// <summary>Starts the local environment where it does not run, and says where its things are.</summary>
public interface ILocal : IHazLocalEnvironment
{
    [Parameter("Print JSON, for programs")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;

    Target Local => _ => _
        .Description("Starts the local environment and shows where things are; --json for programs")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var options = LocalEnvironments.Options(this);
            await using (await LocalEnvironment.OpenAsync(options, Story.Log, Interrupt.Token))
                Console.Write(LocalReport.Of(await LocalEnvironment.DescribeAsync(options, Interrupt.Token), Json));
        }));
}
