namespace Nuke.Common;

/// <summary>Folders of the system or of its user.</summary>
public enum SpecialFolders
{
    /// <summary>Programs.</summary>
    ProgramFiles,

    /// <summary>Programs of 32 bits.</summary>
    ProgramFilesX86,

    /// <summary>A user's data on this machine.</summary>
    LocalApplicationData,

    /// <summary>A user's data that travels with the user.</summary>
    ApplicationData,

    /// <summary>All users' data.</summary>
    CommonApplicationData,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>The system's own programs.</summary>
    System,

    /// <summary>A user's home.</summary>
    UserProfile,
}
