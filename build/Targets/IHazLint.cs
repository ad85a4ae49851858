using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>What the linter judges by.</summary>
public interface IHazLint : IHazMigrations
{
    [Parameter("What the rules for migrations mean here: codes with error, warning or off - default is lint.yaml in the folder above the migrations, if there")]
    AbsolutePath LintFile => TryGetValue(() => LintFile) ?? MigrationsDirectory.Parent / "lint.yaml";
}
