using Nuke.Common.Internal.Processes;

namespace Nuke.Common.Tooling;

/// <summary>Finds programs.</summary>
public static class ToolResolver
{
    /// <summary>The program at the path; a <c>.dll</c> is run with <c>dotnet</c>.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath);
        return new ToolExecutor(toolPath).Execute;
    }

    /// <summary>The program that the environment variable <c>NAME_EXE</c> names, or null when it is not set.</summary>
    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable(EnvironmentVariableOf(name)) is { } path ? GetTool(path) : null;

    /// <summary>The program of the name on the PATH.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The program that <c>NAME_EXE</c> names, else the one on the PATH.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    private static string EnvironmentVariableOf(string name) => Path.GetFileNameWithoutExtension(name).Replace('-', '_').ToUpperInvariant() + "_EXE";
}
