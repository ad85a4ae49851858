namespace Nuke.Common.IO;

/// <summary>What to do where something is already there; one word for folders and one for files.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>An existing folder is an error.</summary>
    DirectoryFail = 1,

    /// <summary>Existing folders are merged.</summary>
    DirectoryMerge = 2,

    /// <summary>An existing file is an error.</summary>
    FileFail = 4,

    /// <summary>An existing file is kept.</summary>
    FileSkip = 8,

    /// <summary>An existing file is replaced.</summary>
    FileOverwrite = 16,

    /// <summary>An existing file is replaced by a newer one.</summary>
    FileOverwriteIfNewer = 32,

    /// <summary>Whatever exists is an error.</summary>
    Fail = DirectoryFail | FileFail,

    /// <summary>Folders are merged, files kept.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Folders are merged, files replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Folders are merged, files replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
