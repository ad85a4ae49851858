namespace OpsBuild.Migrations.Detection;

/// <summary>A letter of <c>git diff --name-status</c> and the word for it.</summary>
public sealed record FileStatus
{
    private FileStatus(char letter, string word)
    {
        Letter = letter;
        Word = word;
    }

    public static FileStatus Added { get; } = new('A', "added");

    public static FileStatus Modified { get; } = new('M', "modified");

    public static FileStatus Deleted { get; } = new('D', "deleted");

    public static FileStatus Renamed { get; } = new('R', "renamed");

    public static FileStatus Copied { get; } = new('C', "copied");

    public static FileStatus TypeChanged { get; } = new('T', "type changed");

    public static FileStatus Unmerged { get; } = new('U', "unmerged");

    /// <summary>Git's own word for a state that it does not know.</summary>
    public static FileStatus Unknown { get; } = new('X', "unknown to git");

    /// <summary>Not a letter of git's: the file is the same on both sides, or on neither.</summary>
    public static FileStatus Unchanged { get; } = new('=', "unchanged");

    /// <summary>Git's letter; <c>=</c> where git lists no change.</summary>
    public char Letter { get; }

    /// <summary>The letter's meaning.</summary>
    public string Word { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Letter} ({Word})";

    internal static FileStatus Of(char letter) => letter switch
    {
        'A' => Added,
        'M' => Modified,
        'D' => Deleted,
        'R' => Renamed,
        'C' => Copied,
        'T' => TypeChanged,
        'U' => Unmerged,
        _ => Unknown,
    };
}
