using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;
using OpsBuild.Migrations.Lint;

namespace OpsBuild.Build.Runs;

/// <summary>Lets the linter judge what a target names.</summary>
internal static class MigrationLint
{
    /// <summary>Judges the added migrations; all of them where none are named.</summary>
    public static LintReport Run(IHazLint build, IReadOnlyList<AddedMigration>? added)
    {
        var names = added?.Select(migration => Path.GetFileName(migration.File)).ToHashSet(StringComparer.Ordinal);
        var directory = MigrationDirectory.Read(build.MigrationsDirectory);
        var linter = new MigrationLinter(LintConfiguration.Read(build.LintFile, build.IsLintFileNamed)) { TransactionMode = Mode(build.TxMode) };
        return linter.Lint(directory.Files, names is null ? null : file => names.Contains(file.Name));
    }

    /// <summary>What git calls added.</summary>
    public static async Task<IReadOnlyList<AddedMigration>> AddedAsync(IDetectMigrations build, CancellationToken cancellationToken)
    {
        var outcome = await new MigrationDetector(Story.Log).DetectAsync(Request(build), cancellationToken);
        if (outcome is DetectionOutcome.Lawful lawful)
            return lawful.Added;
        Assert.Fail("The change to the migrations is not lawful; ./build.sh DetectMigrations says why.");
        return [];
    }

    /// <summary>What to ask git.</summary>
    public static DetectionRequest Request(IDetectMigrations build) => new(build.RootDirectory)
    {
        MigrationFolder = build.MigrationsDirectory,
        BaseRef = build.BaseRef,
        Event = GitHubEvent.Read(EnvironmentInfo.Variables!),
    };

    private static TransactionMode Mode(string? named)
    {
        if (named is null or "")
            return TransactionMode.File;
        Assert.True(
            TransactionModeName.TryParse(named, out var mode),
            $"--tx-mode is '{named}': apply knows no such way to group statements into transactions. It is file, none or all.");
        return mode;
    }

    /// <summary>The folder of the migrations as annotations name it: from the root of the work tree, with <c>/</c>.</summary>
    public static string Folder(IHazMigrations build) =>
        build.RootDirectory.GetRelativePathTo(build.MigrationsDirectory).ToUnixRelativePath();
}
