namespace OpsBuild.Build.Runs;

/// <summary>Tells what was said on the command line from what only stands in the environment: NUKE takes a parameter from either.</summary>
internal static class CommandLine
{
    /// <summary>Whether the parameter was given, as <c>--run-id</c> for <c>RunId</c>.</summary>
    public static bool Gives(string parameter) => Environment.GetCommandLineArgs().Any(
        argument => argument.StartsWith('-') && argument.Replace("-", "", StringComparison.Ordinal).Equals(parameter, StringComparison.OrdinalIgnoreCase));
}
