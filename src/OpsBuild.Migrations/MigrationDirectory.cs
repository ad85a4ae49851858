namespace OpsBuild.Migrations;

/// <summary>The migrations of a folder and its atlas.sum, as they were when read.</summary>
/// <remarks>The rules are Atlas's: files directly in the folder whose names end in <c>.sql</c>, in the order of their names' bytes.</remarks>
public sealed class MigrationDirectory
{
    private readonly byte[]? _storedSum;
    private readonly Lazy<SumFile> _sum;

    private MigrationDirectory(string path, IEnumerable<MigrationFile> files, byte[]? storedSum)
    {
        Path = path;
        Files = [.. files.OrderBy(file => file.Name, Utf8Order.Instance)];
        Problems = [.. DirectoryOrder.Problems(Files)];
        _storedSum = storedSum;
        _sum = new Lazy<SumFile>(() => SumFile.Compute(Files));
    }

    /// <summary>The folder, as it was given.</summary>
    public string Path { get; }

    /// <summary>The migrations in the order in which they are applied.</summary>
    public IReadOnlyList<MigrationFile> Files { get; }

    /// <summary>What is wrong with the files taken together: versions that are there twice or disagree with the order of the names.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="MigrationDirectoryException">The folder or a file in it cannot be read, or a name holds no version.</exception>
    public static MigrationDirectory Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new MigrationDirectory(path, DirectoryContent.Migrations(path), DirectoryContent.Sum(path));
    }

    /// <summary>The same from bytes in memory, such as those of a git commit.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="files">The migrations, in any order.</param>
    /// <param name="storedSum">The bytes of atlas.sum; null when there is none.</param>
    public static MigrationDirectory Of(string path, IEnumerable<MigrationFile> files, byte[]? storedSum) =>
        new(path, files, storedSum);

    /// <summary>The same without what came after a version, as if its files had not been written yet.</summary>
    /// <param name="version">The last version that stays; null for none at all.</param>
    public MigrationDirectory UpTo(MigrationVersion? version)
    {
        var files = version is null ? [] : Files.Where(file => file.Version.CompareTo(version) <= 0).ToList();
        return new MigrationDirectory(Path, files, SumFile.Compute(files).ToBytes());
    }

    /// <summary>What atlas.sum has to say, computed once.</summary>
    public SumFile ComputeSum() => _sum.Value;

    /// <summary>What atlas.sum says; null when there is none or it cannot be read as one.</summary>
    public SumFile? ReadSum() => _storedSum is { } bytes && SumFile.TryParse(bytes, out var sum, out _) ? sum : null;

    /// <summary>Compares what atlas.sum says with what it has to say.</summary>
    public SumCheck CheckSum()
    {
        if (_storedSum is not { } bytes)
            return Files.Count == 0 ? new SumCheck.Valid() : new SumCheck.Missing();
        return SumFile.TryParse(bytes, out var stored, out var malformed) ? SumCheck.Of(stored, ComputeSum()) : malformed;
    }

    /// <summary>Writes what atlas.sum has to say, all at once: a reader sees the old text or the new one.</summary>
    /// <returns>The directory with that atlas.sum.</returns>
    public MigrationDirectory UpdateSum()
    {
        ComputeSum().WriteTo(System.IO.Path.Combine(Path, SumFile.FileName));
        return new MigrationDirectory(Path, Files, ComputeSum().ToBytes());
    }
}
