namespace OpsBuild.Schema.Sql;

/// <summary>One statement of a script, without its semicolon, or a remark where no statement can do what is wanted.</summary>
/// <param name="Text">The statement; empty for a remark.</param>
public sealed record SqlStatement(string Text)
{
    /// <summary>Whether rows, or values in them, are lost for good.</summary>
    public bool LosesData { get; init; }

    /// <summary>What a reader has to know before running it, or null; several lines where it needs them.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it must run outside a transaction block.</summary>
    public bool RunsAlone { get; init; }

    /// <summary>What no statement can safely do, and why.</summary>
    public static SqlStatement Remark(string why) => new("") { Note = why };

    /// <summary>A statement is its text.</summary>
    public static implicit operator SqlStatement(string text) => new(text);

    /// <summary>The note and the mark as comments, then the statement with its semicolon.</summary>
    public override string ToString() =>
        string.Join('\n',
        [
            .. (Note ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"-- {line.TrimEnd('\r')}"),
            .. LosesData ? ["-- LOSES DATA"] : Array.Empty<string>(),
            .. Text.Length == 0 ? [] : new[] { $"{Text};" },
        ]);
}
