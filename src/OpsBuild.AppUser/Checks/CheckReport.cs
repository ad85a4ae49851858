namespace OpsBuild.AppUser.Checks;

/// <summary>All that was verified about one user.</summary>
/// <param name="User">The user.</param>
/// <param name="Checks">The checks, in the order of their areas.</param>
/// <param name="Beyond">What the user has beyond its policy.</param>
/// <param name="Notes">What could not be tried, and was asked of the catalog alone.</param>
public sealed record CheckReport(AppUserName User, IReadOnlyList<Check> Checks, IReadOnlyList<Beyond> Beyond, IReadOnlyList<string> Notes)
{
    /// <summary>The checks that failed.</summary>
    public IEnumerable<Check> Failures => Checks.Where(check => !check.Passed);

    /// <summary>Whether all is as it shall be.</summary>
    public bool IsSound => !Failures.Any();

    /// <summary>For each area how many checks there are, how many of them were tried, and how many failed.</summary>
    public IEnumerable<(CheckArea Area, int Count, int Probed, int Failed)> Areas =>
        Checks.GroupBy(check => check.Area).OrderBy(area => area.Key)
            .Select(area => (area.Key, area.Count(), area.Count(check => check.IsProbed), area.Count(check => !check.Passed)));
}
