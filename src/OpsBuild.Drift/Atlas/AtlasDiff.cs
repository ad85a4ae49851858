using System.Globalization;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Drift.Atlas;

/// <summary>Runs <c>atlas schema diff</c> between a target and the history made in the shadow.</summary>
/// <remarks>
/// Its exit code says nothing about differences, and a change may have an empty plan, so the changes are counted by the program's own template. The
/// shadow is reached without a password: it lets everybody in who is in its task.
/// </remarks>
internal sealed class AtlasDiff(AtlasProgram program, string schema)
{
    /// <exception cref="AtlasFailedException">The program is not there, gave up, or said what cannot be understood.</exception>
    public async Task<AtlasFinding> RunAsync(string shadowUrl, string devUrl, CancellationToken cancellationToken)
    {
        using var folder = AtlasFolder.Create();
        var answer = await program.RunAsync(
            [
                "schema", "diff", "--from", program.TargetUrl, "--to", shadowUrl, "--dev-url", devUrl, "--schema", schema,
                "--exclude", RevisionTable.DefaultSchema, "--exclude", $"{schema}.{RevisionTable.Name}",
                "--exclude", $"{schema}.{ProgressTable.Name}",
                "--format", "{{ len .Changes }}\n{{ sql . }}",
            ],
            folder.Path, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return answer.ExitCode == 0 ? Read(answer) : throw GaveUp(answer);
    }

    private static AtlasFinding Read(AtlasAnswer answer)
    {
        var lines = answer.Output.ReplaceLineEndings("\n").Split('\n', 2);
        return int.TryParse(lines[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var changes)
            ? new AtlasFinding(changes, lines.Length == 2 ? lines[1].Trim() : "")
            : throw new AtlasFailedException(AtlasFault.Unreadable, new Problem(
                "Atlas said what cannot be understood.", $"Its first line should be the number of changes and is not: {answer.Complaint}",
                $"Use a community release from {AtlasVersion.Oldest} on, or set MIGRATION_ENGINE to builtin."));
    }

    // It gives up on some changes that it cannot plan, such as a column that becomes an identity column.
    private static AtlasFailedException GaveUp(AtlasAnswer answer) => new(
        answer.IsCrash ? AtlasFault.Crashed : AtlasFault.GaveUp,
        new Problem(
            $"Atlas gave up with exit code {answer.ExitCode}.", answer.Complaint,
            "The comparison of this program, in the log, does not depend on it. Where Atlas cannot plan a change, set MIGRATION_ENGINE to builtin for the check."));
}
