using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;
using OpsBuild.Drift.Ignoring;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands;

/// <summary>The list of ignored differences as a file: unreadable or out of date, it ends the run before it begins.</summary>
internal static class DriftIgnoreFile
{
    /// <exception cref="BatchFailureException">It cannot be read, is no such list, or a rule of it has expired.</exception>
    public static DriftIgnore Read(string path)
    {
        try
        {
            var list = DriftIgnore.Parse(Path.GetFileName(path), File.ReadAllText(path));
            var expired = list.Expired(DateOnly.FromDateTime(DateTime.UtcNow)).ToList();
            return expired.Count == 0 ? list : throw Failure("drift_ignore_expired", expired);
        }
        catch (DriftIgnoreException wrong)
        {
            throw Failure("drift_ignore_malformed", wrong.Problems);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new BatchFailureException(Outcome.WrongConfiguration, new Finding(
                "drift_ignore_unreadable", $"{path} cannot be read.", unreadable.Message, "Correct DRIFT_IGNORE_FILE, or make the file readable."), unreadable);
        }
    }

    private static BatchFailureException Failure(string reason, IEnumerable<Problem> problems) =>
        new(Outcome.WrongConfiguration, [.. problems.Select(problem => ApplyReport.Finding(reason, problem))]);
}
