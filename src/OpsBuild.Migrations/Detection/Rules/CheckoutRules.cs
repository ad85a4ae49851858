using OpsBuild.Migrations.Detection.Files;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>On CI the commit is judged and the checkout is what an image is built from: they must not disagree on a migration.</summary>
internal static class CheckoutRules
{
    public static IEnumerable<DetectionRefusal> Judge(Comparison comparison) =>
        from change in comparison.OnCi ? comparison.Uncommitted : []
        // One file more than the commit has is only noted: apply refuses it by atlas.sum.
        where change.Status != FileStatus.Added && comparison.Folder.RoleOf(change.Path) is FileRole.Migration or FileRole.Sum
        select new DetectionRefusal(RefusalCode.CheckoutDiffers, change.Path, change.Status,
            "the checkout on CI is not what was committed, so an image built from it would not be what is judged here.",
            $"find the step that changes it, or restore it: git checkout HEAD -- {ShellText.Quote(change.Path)}.");
}
