namespace OpsBuild.Migrations;

/// <summary>What happened to a migration that atlas.sum does not agree with.</summary>
public enum SumChange
{
    /// <summary>The file is there and atlas.sum does not have it at that place.</summary>
    Added,

    /// <summary>The file's bytes are others than those that were summed.</summary>
    Edited,

    /// <summary>atlas.sum has the file and the directory does not.</summary>
    Removed,
}

/// <summary>What comparing atlas.sum with its directory found.</summary>
public abstract record SumCheck
{
    private SumCheck()
    {
    }

    /// <summary>The directory is what atlas.sum says.</summary>
    public sealed record Valid : SumCheck;

    /// <summary>There are migrations and no atlas.sum.</summary>
    public sealed record Missing : SumCheck;

    /// <summary>A line of atlas.sum holds no hash.</summary>
    /// <param name="Line">Counted from 1.</param>
    /// <param name="Text">What the line holds.</param>
    public sealed record Malformed(int Line, string Text) : SumCheck;

    /// <summary>The first line of atlas.sum does not sum up the other lines: atlas.sum itself was edited, or merged by hand.</summary>
    public sealed record Inconsistent : SumCheck;

    /// <summary>The first file in which directory and atlas.sum differ. Every later hash depends on it, so later differences say nothing.</summary>
    /// <param name="File">The file's name.</param>
    /// <param name="Line">The line of atlas.sum it concerns, counted from 1, as Atlas reports it.</param>
    /// <param name="Change">What happened to the file.</param>
    public sealed record Mismatch(string File, int Line, SumChange Change) : SumCheck;

    /// <summary>Compares two sums.</summary>
    public static SumCheck Of(SumFile stored, SumFile computed)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(computed);
        if (!stored.IsConsistent)
            return new Inconsistent();
        if (stored.Hash == computed.Hash)
            return new Valid();
        var index = 0;
        while (index < stored.Entries.Count && index < computed.Entries.Count && stored.Entries[index] == computed.Entries[index])
            index++;
        var (file, change) = Difference(stored.Entries, computed.Entries, index);
        return new Mismatch(file, index + 2, change);   // the first line is the hash over all
    }

    /// <summary>The same told to a person; null when there is nothing to tell.</summary>
    public Problem? ToProblem() => this switch
    {
        Valid => null,
        Missing => new Problem(
            "is missing", "Without it nobody can tell whether a migration was changed after its review.",
            "Look through the migrations, then write it with ./build.sh HashMigrations (or 'atlas migrate hash') and commit it.")
        { File = SumFile.FileName },
        Malformed { Text: ['<' or '=' or '>', ..] } conflict => new Problem(
            "holds a merge conflict", "Two branches added migrations.",
            "Keep the lines of both sides away from each other: order the migrations first (the one not yet applied anywhere gets the newer version), then write atlas.sum anew with ./build.sh HashMigrations.")
        { File = SumFile.FileName, Line = conflict.Line },
        Malformed malformed => new Problem(
            "holds no hash on this line", "Each line after the first is a file's name and its hash, 'name h1:...'.",
            "Restore atlas.sum from git, or look through the migrations and write it anew with ./build.sh HashMigrations.")
        { File = SumFile.FileName, Line = malformed.Line },
        Inconsistent => new Problem(
            "does not agree with itself", "Its first line sums up the other lines and does not match them: it was edited or merged by hand.",
            "Look through the migrations, then write it anew with ./build.sh HashMigrations.")
        { File = SumFile.FileName, Line = 1 },
        Mismatch mismatch => new Problem(
            $"does not match the directory: {mismatch.File} was {mismatch.Change.ToString().ToLowerInvariant()}",
            "A migration that changes after its hash was taken may have been applied somewhere in another form.",
            "If the change is meant, write atlas.sum anew with ./build.sh HashMigrations; if not, restore the file from git.")
        { File = SumFile.FileName, Line = mismatch.Line },
        _ => throw new InvalidOperationException($"No text for {this}."),
    };

    private static (string File, SumChange Change) Difference(IReadOnlyList<SumEntry> stored, IReadOnlyList<SumEntry> computed, int index)
    {
        if (index >= stored.Count)
            return (computed[index].File, SumChange.Added);
        if (index >= computed.Count || computed.All(entry => entry.File != stored[index].File))
            return (stored[index].File, SumChange.Removed);
        return computed[index].File == stored[index].File ? (stored[index].File, SumChange.Edited) : (computed[index].File, SumChange.Added);
    }
}
