using System.Globalization;
using System.Text;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Tests;

/// <summary>What /proc tells about running processes.</summary>
internal static class Processes
{
    /// <summary>The processes that work in a folder, or that name it on their command line.</summary>
    public static IReadOnlyList<ProcessIdentity> MentioningOrIn(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows every process in /proc.");
        return [.. All().Where(pid => CommandLine(pid).Contains(folder, StringComparison.Ordinal) || IsIn(pid, folder)).Select(
            ProcessIdentity.Of).OfType<ProcessIdentity>()];
    }

    public static string CommandLine(int pid) => Read(pid, "cmdline").Replace('\0', ' ');

    public static string EnvironmentOf(int pid) => Read(pid, "environ").Replace('\0', '\n');

    /// <summary>What a process has open, by the names that /proc gives: two that hold one pipe show the same name.</summary>
    public static IReadOnlyList<string> OpenedBy(string pid) =>
        [.. Directory.EnumerateFiles($"/proc/{pid}/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>()];

    /// <summary>The session that a process belongs to: a terminal's signals go to the whole of one.</summary>
    public static int SessionOf(int pid)
    {
        var stat = Read(pid, "stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
    }

    /// <summary>The effective user of a process.</summary>
    public static int UserOf(int pid)
    {
        var line = Read(pid, "status").Split('\n').Single(each => each.StartsWith("Uid:", StringComparison.Ordinal));
        return int.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> All() =>
        from entry in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(entry)
        where name.All(char.IsAsciiDigit)
        select int.Parse(name, CultureInfo.InvariantCulture);

    private static bool IsIn(int pid, string folder)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Read(int pid, string what)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/{what}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // Ended meanwhile, or another user's.
        }
    }
}
