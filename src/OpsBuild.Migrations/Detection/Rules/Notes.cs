using OpsBuild.Migrations.Detection.Files;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>What changes no verdict and is worth a sentence.</summary>
internal static class Notes
{
    public static IEnumerable<string> Of(Comparison comparison, IReadOnlyList<string> ignored)
    {
        var folder = comparison.Folder;
        foreach (var path in ignored.Where(path => folder.RoleOf(path) == FileRole.Migration))
            yield return $"{ShellText.Quote(path)} is ignored by git and not counted; apply reads the folder and would refuse it by atlas.sum.";

        foreach (var change in comparison.Changes.Where(change =>
            change.Status == FileStatus.Added && folder.RoleOf(change.Path) == FileRole.NestedSql))
            yield return $"{ShellText.Quote(change.Path)} is in a folder below {folder} and is no migration: it will not run.";

        foreach (var path in comparison.Now.OtherPaths.Where(path =>
            folder.RoleOf(path) == FileRole.LookAlike && comparison.StatusOf(path) == FileStatus.Unchanged))
            yield return $"{ShellText.Quote(path)} looks like a migration and never runs: only names that end in .sql, in lower case, do.";

        if (comparison.OnCi)
            foreach (var change in comparison.Uncommitted.Where(change =>
                change.Status == FileStatus.Added && folder.RoleOf(change.Path) == FileRole.Migration))
                yield return $"{ShellText.Quote(change.Path)} is not committed; on CI only what is committed counts.";
        else
            foreach (var refusal in TargetRules.Judge(comparison))
                yield return $"{ShellText.Quote(refusal.File)} will be refused on CI: {refusal.Why}";
    }
}
