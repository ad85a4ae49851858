using System.Globalization;

namespace OpsBuild.Bench;

/// <summary>Migrations to measure with.</summary>
internal static class SampleMigrations
{
    /// <summary>Writes files of one statement each into a folder.</summary>
    /// <returns>Their paths, in order.</returns>
    public static List<string> Write(string folder, int count)
    {
        var files = new List<string>();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var version = start.AddMinutes(i).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            var file = Path.Combine(folder, $"{version}_table_{i}.sql");
            File.WriteAllText(file, $"CREATE TABLE t_{i} (id bigint PRIMARY KEY, note text NOT NULL);\n");
            files.Add(file);
        }

        return files;
    }
}
