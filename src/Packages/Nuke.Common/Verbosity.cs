namespace Nuke.Common;

/// <summary>How much a build tells on the console; the log files always hold everything.</summary>
public enum Verbosity
{
    /// <summary>Everything.</summary>
    Verbose,

    /// <summary>The default: debug messages (output of tools) and above.</summary>
    Normal,

    /// <summary>Warnings and errors.</summary>
    Minimal,

    /// <summary>Errors.</summary>
    Quiet,
}
