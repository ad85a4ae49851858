namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>
/// The branch that a change is going to may have got newer migrations since the change began; merged, the change's would come before
/// them and never run.
/// </summary>
internal static class TargetRules
{
    public static IEnumerable<DetectionRefusal> Judge(Comparison comparison)
    {
        var unseen = comparison.AtTarget.Except(comparison.Now.Migrations.Select(file => file.Path));
        var newest = unseen.Select(path => VersionRules.VersionOf(comparison.Folder, path)).OfType<MigrationVersion>().Max();
        if (newest is null)
            yield break;

        foreach (var path in comparison.Added)
            if (VersionRules.VersionOf(comparison.Folder, path) is { } version && version.CompareTo(newest) <= 0)
                yield return comparison.Refuse(RefusalCode.VersionOutOfOrder, path,
                    $"{version} is not newer than {newest}, which {comparison.Base.Target!.Name} got since HEAD left it.",
                    $"bring it in (git merge {comparison.Base.Target.Tip[..10]}), then {VersionRules.Renew(comparison.Folder, path)}");
    }
}
