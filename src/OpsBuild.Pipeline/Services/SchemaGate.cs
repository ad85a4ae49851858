using OpsBuild.Ecs.Deployments;
using OpsBuild.Images;
using OpsBuild.Migrations;

namespace OpsBuild.Pipeline.Services;

/// <summary>Refuses to deploy an image that the database is not ready for. It fails closed: what is not known is refused.</summary>
public static class SchemaGate
{
    /// <summary>Null where the image may be deployed.</summary>
    /// <param name="needed">What the image's label says; null for nothing.</param>
    /// <param name="state">What the plan task found; null where it did not succeed.</param>
    public static GateRefusal? Check(string? needed, SchemaState? state)
    {
        if (state is null)
            return new GateRefusal(DeploymentOutcome.PlanFailed, "What the database has is not known.");
        if (state.Pending is null)
            return new GateRefusal(DeploymentOutcome.SchemaUnknown, "The plan task does not say how many migrations are pending.");
        if (state.Pending > 0)
            return new GateRefusal(DeploymentOutcome.PendingMigrations, $"{state.Pending} migration(s) are pending; the database is at {state.Current?.ToString() ?? "no version"}.");
        if (needed is null)
            return new GateRefusal(DeploymentOutcome.SchemaUnknown, $"The image has no label {ImageLabels.SchemaVersion}, or it cannot be read.");
        if (!MigrationVersion.TryParse(needed, out var version))
            return new GateRefusal(DeploymentOutcome.SchemaUnknown, $"The image's label {ImageLabels.SchemaVersion} is '{needed}', which is no migration's version.");
        if (state.Current is null)
            return new GateRefusal(DeploymentOutcome.SchemaTooOld, $"The image needs {version}, and the database has no applied migration.");
        return version.CompareTo(state.Current) > 0
            ? new GateRefusal(DeploymentOutcome.SchemaTooOld, $"The image needs {version}, and the database is at {state.Current}.")
            : null;
    }
}
