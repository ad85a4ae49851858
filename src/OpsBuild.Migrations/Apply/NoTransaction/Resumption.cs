using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Whether a file that stopped half way can be gone on with: what is applied of it must stand in it as it was.</summary>
internal static class Resumption
{
    /// <summary>The first finished statement that is not what it was; null when all are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="statements">Its statements, corrected or not.</param>
    /// <param name="row">Its row.</param>
    public static Problem? Check(MigrationFile file, IReadOnlyList<Statement> statements, Revision row)
    {
        if (IsFinishedByAtlas(statements, row))
            return null;
        if (row.PartialHashes.Count != row.Applied)
            return NoTransactionProblems.NotRecorded(file.Name, row);
        var hashes = PartialHashes.Of(statements);
        for (var i = 0; i < row.Applied; i++)
        {
            if (i >= hashes.Count || hashes[i] != row.PartialHashes[i])
                return NoTransactionProblems.StatementEdited(file.Name, i < statements.Count ? statements[i] : null, i + 1, row.Applied);
        }
        return null;
    }

    // Atlas brings a corrected file to its end, forgets the hashes then, and leaves the number of statements that it had at first.
    private static bool IsFinishedByAtlas(IReadOnlyList<Statement> statements, Revision row) =>
        row.PartialHashes.Count == 0 && row.Error.Length == 0 && row.Applied == statements.Count;
}
