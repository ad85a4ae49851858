using Nuke.Common;
using OpsBuild.Migrations.Detection;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>How the detection's outcome is shown.</summary>
internal static class DetectionReport
{
    /// <summary>Shows the outcome; a refusal ends the target.</summary>
    public static DetectionOutcome.Lawful Pass(DetectionOutcome outcome)
    {
        Log.Information("Base {Base}", outcome.Base);
        Log.Information("Head {Head}", outcome.Head);
        foreach (var note in outcome.Notes)
            Log.Information("{Note}", note);

        if (outcome is DetectionOutcome.Refused refused)
        {
            foreach (var refusal in refused.Refusals)
                Log.Error("{Refusal}", refusal);
            Assert.Fail($"{refused.Refusals.Count} change(s) to the migrations are not lawful; nothing was applied.");
        }

        var lawful = (DetectionOutcome.Lawful)outcome;
        foreach (var added in lawful.Added)
            Log.Information("Added {File}{Uncommitted}", added.File, added.IsCommitted ? "" : " (not committed)");
        if (!lawful.HasAddedMigration)
            Log.Information("No migration was added; the newest is {Version}", lawful.HeadVersion);
        return lawful;
    }
}
