namespace OpsBuild.Migrations.Detection;

/// <summary>A migration that the head has and the base has not.</summary>
/// <param name="Version">The version that opens its name.</param>
/// <param name="File">Its path from the root of the work tree, with <c>/</c>.</param>
/// <param name="IsCommitted">False for a file that only the work tree holds: untracked, staged, or edited since its commit.</param>
public sealed record AddedMigration(MigrationVersion Version, string File, bool IsCommitted);
