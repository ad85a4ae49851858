using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Drift.Atlas;

/// <summary>Runs <c>atlas schema diff</c> between a target and the history made in the shadow.</summary>
/// <remarks>
/// Its exit code says nothing about differences, and a change may have an empty plan, so the changes are counted by the program's own template. The
/// shadow is reached without a password: it lets everybody in who is in its task.
/// </remarks>
internal sealed class AtlasDiff(AtlasProgram program, string schema)
{
    private const int LongestMessage = 2000;

    /// <exception cref="AtlasFailedException">The program is not there, gave up, or said what cannot be understood.</exception>
    public async Task<AtlasFinding> RunAsync(string shadowUrl, string devUrl, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            program.Path,
            [
                "schema", "diff", "--from", program.TargetUrl, "--to", shadowUrl, "--dev-url", devUrl, "--schema", schema,
                "--exclude", RevisionTable.DefaultSchema, "--exclude", $"{schema}.{RevisionTable.Name}",
                "--format", "{{ len .Changes }}\n{{ sql . }}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGPASSWORD"] = program.Password(),
                // Nobody asked it to call home, and its state has to be somewhere that can be written.
                ["ATLAS_NO_UPDATE_NOTIFIER"] = "1",
                ["ATLAS_NO_UPGRADE_SUGGESTIONS"] = "1",
                ["ATLAS_NO_ANON_TELEMETRY"] = "true",
                ["NO_COLOR"] = "1",
                ["HOME"] = Path.GetTempPath(),
            },
        };
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var (said, complained) = (await output, await errors);
            return process.ExitCode == 0 ? Read(said) : throw GaveUp(process.ExitCode, complained.Length > 0 ? complained : said);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new AtlasFailedException(
                new Problem(
                    $"Atlas could not be started: {program.Path}", missing.Message,
                    "Build the image with the Atlas binary, executable, and name it in ATLAS_PATH; or set MIGRATION_ENGINE to builtin."), missing);
        }
    }

    private AtlasFinding Read(string said)
    {
        var lines = said.ReplaceLineEndings("\n").Split('\n', 2);
        return int.TryParse(lines[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var changes)
            ? new AtlasFinding(changes, lines.Length == 2 ? lines[1].Trim() : "")
            : throw new AtlasFailedException(new Problem(
                "Atlas said what cannot be understood.", $"Its first line should be the number of changes and is: {Short(lines[0])}",
                "Use a community release from 0.30 on, or set MIGRATION_ENGINE to builtin."));
    }

    // It gives up on some changes that it cannot plan, such as a column that becomes an identity column.
    private AtlasFailedException GaveUp(int exitCode, string why) => new(new Problem(
        $"Atlas gave up with exit code {exitCode}.", Short(why.Trim()),
        "The comparison of this program, in the log, does not depend on it. Where Atlas cannot plan a change, set MIGRATION_ENGINE to builtin for the check."));

    private string Short(string text)
    {
        var masked = program.Password() is { Length: > 3 } password ? text.Replace(password, "***", StringComparison.Ordinal) : text;
        return masked.Length <= LongestMessage ? masked : $"{masked[..LongestMessage]} ...";
    }
}
