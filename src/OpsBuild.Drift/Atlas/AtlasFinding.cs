namespace OpsBuild.Drift.Atlas;

/// <summary>What Atlas says of a target and its history.</summary>
/// <param name="Changes">How many changes it counts; a change may have no statement.</param>
/// <param name="Sql">The statements that it would make the target as its history with; empty without any.</param>
public sealed record AtlasFinding(int Changes, string Sql);
