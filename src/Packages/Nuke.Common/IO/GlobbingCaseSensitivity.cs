namespace Nuke.Common.IO;

/// <summary>Whether case counts in patterns.</summary>
public enum GlobbingCaseSensitivity
{
    /// <summary>As the platform's file names have it.</summary>
    Auto,

    /// <summary>It counts.</summary>
    CaseSensitive,

    /// <summary>It does not count.</summary>
    CaseInsensitive,
}
