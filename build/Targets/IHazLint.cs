using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>What the linter judges by.</summary>
public interface IHazLint : IHazMigrations
{
    [Parameter("What the lint rules mean here, codes with error, warning or off - default is lint.yaml beside the migrations' folder")]
    AbsolutePath LintFile => TryGetValue(() => LintFile) ?? MigrationsDirectory.Parent / "lint.yaml";

    [Parameter("How migrations without -- atlas:txmode are grouped into transactions: file (default), none or all")]
    string TxMode => TryGetValue(() => TxMode);

    /// <summary>Whether somebody named the file of the rules, so that it has to be there.</summary>
    bool IsLintFileNamed => TryGetValue(() => LintFile) is not null;
}
