namespace OpsBuild.Drift.Expected;

/// <summary>One privilege of one role.</summary>
/// <param name="Grantee">As the catalog writes it: quoted where needed, PUBLIC, or OWNER.</param>
/// <param name="Privilege">Such as <c>SELECT</c>.</param>
/// <param name="WithGrantOption">Whether it may be passed on.</param>
internal sealed record Grant(string Grantee, string Privilege, bool WithGrantOption);
