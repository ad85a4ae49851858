namespace OpsBuild.Migrations;

/// <summary>What a migration directory holds on disk.</summary>
internal static class DirectoryContent
{
    // Atlas reads hidden files too; the framework's own default would pass over them.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = false };

    public static IEnumerable<MigrationFile> Migrations(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new MigrationDirectoryException(new Problem(
                $"There is no migration directory at '{path}'.",
                "Nothing can be said about migrations that are not there; an empty directory would mean that there are none.",
                "Check the path, or create the directory."));
        }
        return [.. Entries(path).Select(Read)];
    }

    public static byte[]? Sum(string path)
    {
        var file = Path.Combine(path, SumFile.FileName);
        return File.Exists(file) ? Bytes(file) : null;
    }

    private static List<string> Entries(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(path, "*", Everything).Where(e => e.EndsWith(MigrationFile.Suffix, StringComparison.Ordinal))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    private static MigrationFile Read(string entry)
    {
        if (Directory.Exists(entry))
        {
            throw new MigrationDirectoryException(new Problem(
                "is a directory",
                "Its name says that it is a migration, and Atlas stops at it.",
                "Rename it or move it out of the migration directory.")
            { File = Path.GetFileName(entry) });
        }
        return MigrationFile.Of(Path.GetFileName(entry), Bytes(entry));
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, error);
        }
    }

    private static MigrationDirectoryException Unreadable(string path, Exception error) => new(
        new Problem(
            $"'{path}' cannot be read.",
            error.Message,
            "Make it readable for the user that runs this (in a container image: for its USER)."),
        error);
}
