namespace OpsBuild.Local.Platform;

/// <summary>Files and folders that only their owner may read, where the system knows modes; on Windows the user's profile protects them.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Others may go through, to what is theirs inside, but not list it.</summary>
    public const UnixFileMode PassThroughFolder = OwnerOnlyFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void CreateFolder(string path, UnixFileMode mode = OwnerOnlyFolder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, mode);
        // The mode above goes through the umask, and an existing folder keeps what it had.
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>Writes a file whole or not at all: readers see the old text or the new one.</summary>
    public static void Write(string path, string text, UnixFileMode mode = OwnerOnlyFile)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(text);
        File.Move(unfinished, path, overwrite: true);
    }
}
