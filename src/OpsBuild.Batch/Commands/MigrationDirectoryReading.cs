using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands;

/// <summary>Reads the migration directory, for every command in the same way.</summary>
internal static class MigrationDirectoryReading
{
    /// <exception cref="BatchFailureException">It cannot be read.</exception>
    public static MigrationDirectory Read(string path)
    {
        try
        {
            return MigrationDirectory.Read(path);
        }
        catch (MigrationDirectoryException unreadable)
        {
            throw new BatchFailureException(
                Outcome.DirectoryRefused, [.. unreadable.Problems.Select(problem => ApplyReport.Finding("directory_unreadable", problem))], unreadable);
        }
    }
}
