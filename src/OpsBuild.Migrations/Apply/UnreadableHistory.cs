using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>Why a history that cannot be read is refused.</summary>
internal static class UnreadableHistory
{
    public static RefusalReason Reason(this RevisionTableException error) =>
        error.IsLocked ? RefusalReason.RevisionTableLocked : RefusalReason.RevisionTableUnusable;
}
