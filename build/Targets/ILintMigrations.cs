using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;

namespace OpsBuild.Build.Targets;

/// <summary>Judges migrations by their text, for whoever writes one.</summary>
public interface ILintMigrations : IDetectMigrations, IHazJson
{
    [Parameter("LintMigrations: judge only the migrations that git calls added, as DetectMigrations does")]
    bool OnlyAdded => TryGetValue<bool?>(() => OnlyAdded) ?? false;

    Target LintMigrations => _ => _
        .Description(
            "Judges the migrations by docs/lint.md, without a database; --json for programs; ends with 1 where one would be refused")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var report = MigrationLint.Run(this, OnlyAdded ? await MigrationLint.AddedAsync(this, Interrupt.Token) : null);

            LintStory.Print(report, MigrationLint.Folder(this), Json);
            if (report.Errors > 0)
                ExitCode = 1;
        }));
}
