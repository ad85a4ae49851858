using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>The policy and the SQL of the application's user, beside the folder of migrations; where there is no such file, the program's own counts.</summary>
internal static class AppUserFiles
{
    /// <param name="beside">The migration directory.</param>
    /// <exception cref="BatchFailureException">It cannot be read, or is no policy.</exception>
    public static AppUserPolicy Policy(string beside) => Read(beside, PolicyFile.FileName, PolicyFile.Parse, new AppUserPolicy());

    /// <param name="beside">The migration directory.</param>
    /// <exception cref="BatchFailureException">It cannot be read, or is no such template.</exception>
    public static SqlTemplate Template(string beside) => Read(beside, SqlTemplate.FileName, SqlTemplate.Parse, SqlTemplate.BuiltIn);

    private static T Read<T>(string beside, string name, Func<string, string, T> parse, T otherwise)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(beside))) ?? "/", name);
        try
        {
            return File.Exists(path) ? parse(name, File.ReadAllText(path)) : otherwise;
        }
        catch (PolicyFileException wrong)
        {
            throw new BatchFailureException(Outcome.WrongConfiguration, [.. wrong.Problems.Select(problem => ApplyReport.Finding("app_user_file_malformed", problem))], wrong);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new BatchFailureException(
                Outcome.WrongConfiguration, new Finding("app_user_file_unreadable", $"{path} cannot be read.", unreadable.Message, "Make the file readable."), unreadable);
        }
    }
}
