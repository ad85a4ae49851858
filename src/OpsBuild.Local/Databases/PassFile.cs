using System.Text;

namespace OpsBuild.Local.Databases;

/// <summary>libpq's password file: a line <c>host:port:database:user:password</c> per database, the first that fits counts.</summary>
/// <remarks>
/// PostgreSQL manual, "The Password File": a field may be <c>*</c>; <c>\</c> escapes a colon or itself; a line that begins with # is a comment;
/// on Unix a file that others can read is ignored.
/// </remarks>
public sealed class PassFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string[] lines;

    private PassFile(string[] lines) => this.lines = lines;

    /// <summary>Where the file is: PGPASSFILE, else libpq's place for this user.</summary>
    public static string Location(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.TryGetValue("PGPASSFILE", out var file) && file.Length > 0)
            return file;
        return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "postgresql", "pgpass.conf")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pgpass");
    }

    /// <summary>Reads the file; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">Others than its owner may read it.</exception>
    public static PassFile? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new InvalidOperationException($"{path} can be read by others than its owner, so it is not used (nor does libpq). Run: chmod 600 {path}");
        return new PassFile(File.ReadAllLines(path));
    }

    /// <summary>The password for a database; null where no line fits.</summary>
    public string? PasswordFor(DatabaseUrl url)
    {
        string[] wanted = [url.Host, url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), url.Database, url.User];
        return lines
            .Where(line => !line.StartsWith('#'))
            .Select(Fields)
            .Where(fields => fields.Count > wanted.Length && fields.Zip(wanted).All(pair => pair.First is "*" || pair.First == pair.Second))
            // What follows an unescaped colon in the password is not part of it, to libpq neither.
            .Select(fields => fields[wanted.Length])
            .FirstOrDefault();
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                field.Append(line[++i]);
            else if (line[i] == ':')
                Finish();
            else
                field.Append(line[i]);
        }

        Finish();
        return fields;

        void Finish()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
