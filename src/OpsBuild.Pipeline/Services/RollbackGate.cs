using OpsBuild.Ecs.Deployments;
using OpsBuild.Images;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations;

namespace OpsBuild.Pipeline.Services;

/// <summary>
/// Refuses to go back to an image that the database has left behind: one that needs a newer schema, or one that is older than a migration which took
/// something away. It fails closed; a person may force it.
/// </summary>
public sealed class RollbackGate(MigrationDirectory directory)
{
    /// <summary>The lint rules about what an older program may miss: what destroys, and what breaks readers and writers.</summary>
    private static readonly string[] Incompatible = ["OB91", "OB95"];

    /// <summary>Null where the revision may be deployed.</summary>
    /// <param name="needed">What the image's label says; null for nothing.</param>
    /// <param name="state">What the plan task found; null where it did not succeed.</param>
    public GateRefusal? Check(string? needed, SchemaState? state)
    {
        if (state is null)
            return new GateRefusal(DeploymentOutcome.PlanFailed, "What the database has is not known.");
        if (!MigrationVersion.TryParse(needed, out var version))
            return new GateRefusal(DeploymentOutcome.SchemaUnknown, $"The image's label {ImageLabels.SchemaVersion} says {(needed is null ? "nothing" : $"'{needed}'")}.");
        if (state.Current is not { } current || version.CompareTo(current) > 0)
            return new GateRefusal(DeploymentOutcome.SchemaTooOld, $"The image needs {version}, and the database is at {state.Current?.ToString() ?? "no version"}.");
        return version.CompareTo(current) == 0 ? null : Since(version, current);
    }

    private GateRefusal? Since(MigrationVersion needed, MigrationVersion current)
    {
        if (directory.Files.All(file => file.Version != current))
            return Unknown($"The database is at {current}, which is not in {directory.Path}");
        if (directory.Files.All(file => file.Version != needed))
            return Unknown($"The image needs {needed}, which is not in {directory.Path}");
        var files = directory.Files.Where(file => file.Version.CompareTo(needed) > 0 && file.Version.CompareTo(current) <= 0).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var report = new MigrationLinter(LintConfiguration.Default).Lint(directory.Files, file => files.Contains(file.Name));
        // What a comment excuses is no less gone.
        var found = report.Findings.Concat(report.Excused.Select(each => each.Finding))
            .Where(each => Incompatible.Any(code => each.Code.StartsWith(code, StringComparison.Ordinal))).Select(each => $"{each.Place}: {each.Code} {each.What}").ToList();
        return found.Count == 0 ? null : new GateRefusal(DeploymentOutcome.SchemaMovedOn,
            $"The image needs {needed}, the database is at {current}, and in between:\n  {string.Join("\n  ", found)}");
    }

    private static GateRefusal Unknown(string what) => new(DeploymentOutcome.SchemaMovedOn, $"{what}: what changed since cannot be judged.");
}
