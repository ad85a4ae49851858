namespace Nuke.Common.Internal.CommandLine;

/// <summary>A switch that every build has.</summary>
/// <param name="Name">As a member would be named.</param>
/// <param name="Value">What <c>--help</c> shows as its value; null for a plain flag.</param>
/// <param name="Description">What <c>--help</c> says about it.</param>
/// <param name="Listed">Whether <c>--help</c> shows it.</param>
internal sealed record BuiltInParameter(string Name, string Value, string Description, bool Listed = true)
{
    public static IReadOnlyList<BuiltInParameter> All { get; } =
    [
        new("Help", null, "Shows this help."),
        new("Host", "NAME", "Host to assume instead of the one found out."),
        new("NoLogo", null, "Leaves the logo out."),
        new("Partition", "PART/TOTAL", "Part of a divided work, as in 2/3.", Listed: false),
        new("Profile", "NAME...", "Profiles: .nuke/parameters.NAME.json counts before .nuke/parameters.json."),
        new("Root", "DIRECTORY", "Root of the repository; without a value the working directory."),
        new("ShellCompletion", null, "Writes .nuke/build.schema.json and ends.", Listed: false),
        new("Skip", "TARGET...", "Targets to leave out; without a value all that are not named."),
        new("Target", "TARGET...", "Targets to run, like the words before the first switch."),
        new("Verbosity", "LEVEL", "How much is told: Verbose, Normal, Minimal or Quiet."),
    ];
}
