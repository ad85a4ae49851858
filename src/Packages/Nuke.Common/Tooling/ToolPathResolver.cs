namespace Nuke.Common.Tooling;

/// <summary>Finds the paths of programs.</summary>
public static class ToolPathResolver
{
    /// <summary>The value of the environment variable, or null when it is not set.</summary>
    /// <exception cref="ArgumentException">It names no file.</exception>
    public static string TryGetEnvironmentExecutable(string environmentExecutable)
    {
        var path = Environment.GetEnvironmentVariable(environmentExecutable);
        if (string.IsNullOrEmpty(path))
            return null;

        Assert.FileExists(path, $"The environment variable {environmentExecutable} names the program '{path}', which is no file.");
        return path;
    }

    /// <summary>The path of the program of that name on the PATH; on Windows also with the endings that PATHEXT lists.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string GetPathExecutable(string pathExecutable)
    {
        if (File.Exists(pathExecutable) && Path.GetFileName(pathExecutable) != pathExecutable)
            return Path.GetFullPath(pathExecutable);

        string[] endings = OperatingSystem.IsWindows()
            ? ["", .. (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';')]
            : [""];
        return EnvironmentInfo.Paths
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, pathExecutable + ending)))
            .FirstOrDefault(IsProgram)
            ?? throw new ArgumentException($"The program '{pathExecutable}' is not on the PATH.", nameof(pathExecutable));
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
            && (OperatingSystem.IsWindows()
                || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
