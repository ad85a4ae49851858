using OpsBuild.Migrations.Detection.Rules;

namespace OpsBuild.Migrations.Detection;

/// <summary>Puts every rule's answer together.</summary>
internal static class Verdict
{
    public static DetectionOutcome Of(Comparison comparison, ComparedPoint head, IReadOnlyList<string> ignored)
    {
        DetectionRefusal[] ofFiles =
        [
            .. ChangeRules.Judge(comparison),
            .. VersionRules.Judge(comparison),
            .. comparison.OnCi ? TargetRules.Judge(comparison) : [],
            .. CheckoutRules.Judge(comparison),
        ];
        // Every one of these shows in atlas.sum as well; saying it twice would hide what has to be done.
        var sum = SumRules.Judge(comparison, filesAreLawful: ofFiles.Length == 0);

        string[] notes = [.. Notes.Of(comparison, ignored), .. sum.Notes];
        DetectionRefusal[] refusals = [.. ofFiles, .. sum.Refusals];
        return refusals.Length > 0
            ? new DetectionOutcome.Refused(comparison.Base.Point, head, notes)
            {
                Refusals = [.. refusals.DistinctBy(refusal => (refusal.File, refusal.Code)).OrderBy(refusal => refusal.File, Utf8Order.Instance)],
            }
            : Lawful(comparison, head, notes, sum.NeedsUpdate);
    }

    private static DetectionOutcome.Lawful Lawful(Comparison comparison, ComparedPoint head, string[] notes, bool sumNeedsUpdate) =>
        new(comparison.Base.Point, head, notes)
        {
            Added = [.. comparison.Added.Select(path => new AddedMigration(
                VersionRules.VersionOf(comparison.Folder, path)!, path, !comparison.IsUncommitted(path)))],
            BaseVersion = VersionRules.Newest(comparison.Folder, comparison.Before),
            HeadVersion = VersionRules.Newest(comparison.Folder, comparison.Now),
            SumNeedsUpdate = sumNeedsUpdate,
        };
}
