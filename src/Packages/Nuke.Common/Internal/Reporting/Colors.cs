using Nuke.Common.CI.GitHubActions;

namespace Nuke.Common.Internal.Reporting;

/// <summary>ANSI colours, and when they may be used.</summary>
internal static class Colors
{
    public const string Reset = "\e[0m";
    public const string Dim = "\e[90m";
    public const string Red = "\e[31;1m";
    public const string Yellow = "\e[33;1m";
    public const string Green = "\e[32;1m";
    public const string Cyan = "\e[36;1m";

    /// <summary>
    /// Not with <c>NO_COLOR</c> (no-color.org: any value that is not empty), else on a terminal that is not dumb, and in the log of
    /// GitHub Actions, which is no terminal but shows colours.
    /// </summary>
    public static bool Supported(Host host) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && (host is GitHubActions || (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb") || IsWindowsTerminal));

    private static bool IsWindowsTerminal => OperatingSystem.IsWindows() && !Console.IsOutputRedirected;
}
