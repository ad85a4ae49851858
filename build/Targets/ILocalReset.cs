using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Local;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Throws the local environment away.</summary>
public interface ILocalReset : IHazLocalEnvironment
{
    Target LocalReset => _ => _
        .Description("Stops the local environment and deletes its database")
        .Executes(() => Told.AsFailureAsync(() => LocalEnvironment.ResetAsync(LocalEnvironments.Options(this), Log.Logger, Interrupt.Token)));
}
