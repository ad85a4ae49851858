using System.Diagnostics;

namespace OpsBuild.EndToEnd.Tests;

internal static class Git
{
    /// <summary>git without the machine's and the user's own settings.</summary>
    public static ProcessStartInfo StartInfo(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main", "-c", "safe.directory=*", .. arguments])
        {
            WorkingDirectory = folder,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        return start;
    }
}
