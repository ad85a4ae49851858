namespace Nuke.Common;

/// <summary>The parts of what a build prints by itself; see <see cref="DisableDefaultOutputAttribute"/>.</summary>
public enum DefaultOutput
{
    /// <summary>The logo before the first target.</summary>
    Logo,

    /// <summary>The heading of each target.</summary>
    TargetHeader,

    /// <summary>The folding of each target's output, where the host can fold.</summary>
    TargetCollapse,

    /// <summary>The block that repeats all warnings and errors.</summary>
    ErrorsAndWarnings,

    /// <summary>The table of targets, statuses and durations.</summary>
    TargetOutcome,

    /// <summary>The closing line.</summary>
    BuildOutcome,

    /// <summary>The time of day that opens each log line.</summary>
    Timestamps,
}
