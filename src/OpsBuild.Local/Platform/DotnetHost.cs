using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpsBuild.Local.Platform;

/// <summary>The <c>dotnet</c> that runs this program, which need not be the one on the PATH: build.sh may have installed its own.</summary>
internal static class DotnetHost
{
    /// <summary>The folder that holds <c>dotnet</c> and <c>shared/</c>.</summary>
    // The runtime's own folder is ROOT/shared/Microsoft.NETCore.App/VERSION/.
    public static string Root { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Path { get; } = System.IO.Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Leaves a child only what a program needs to run; above all no password of the caller's.</summary>
    public static void CleanEnvironment(ProcessStartInfo start)
    {
        start.Environment.Clear();
        foreach (var (name, value) in MinimalEnvironment.Variables())
            start.Environment[name] = value;
        start.Environment["DOTNET_ROOT"] = Root;
        start.Environment["DOTNET_NOLOGO"] = "1";
        // No diagnostics socket per process in the temporary folder, which a kill would leave behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
    }
}
