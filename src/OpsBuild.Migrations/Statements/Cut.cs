namespace OpsBuild.Migrations.Statements;

internal enum CutKind
{
    /// <summary>Nothing is left but white space and comments.</summary>
    End,

    /// <summary>A statement.</summary>
    Statement,

    /// <summary>The command that names another delimiter.</summary>
    Delimiter,
}

/// <summary>What a scanner cut off the front of a file. With a problem, only <see cref="Start"/> counts: the place of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The first byte of its text.</param>
/// <param name="End">The byte after its text.</param>
/// <param name="Next">Where to go on.</param>
internal readonly record struct Cut(CutKind Kind, int Start, int End, int Next)
{
    /// <summary>With <see cref="CutKind.Delimiter"/>: what delimits from here on.</summary>
    public string? NewDelimiter { get; init; }

    public static Cut At(int offset) => new(CutKind.End, offset, offset, offset);
}
