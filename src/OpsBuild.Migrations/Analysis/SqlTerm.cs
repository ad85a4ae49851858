namespace OpsBuild.Migrations.Analysis;

/// <summary>What a term of a command is.</summary>
internal enum TermKind
{
    /// <summary>Nothing: the command's end.</summary>
    End,

    /// <summary>A keyword or a name without quotes; its text is folded.</summary>
    Word,

    /// <summary>A name in quotes; its text is the name.</summary>
    QuotedName,

    /// <summary>A text, of whatever form; its own text is as written, quotes included.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>(</c> or <c>[</c>.</summary>
    Open,

    /// <summary><c>)</c> or <c>]</c>.</summary>
    Close,

    /// <summary>One character of an operator, a comma, a dot.</summary>
    Symbol,
}

/// <summary>One term of a command: what is neither blank nor comment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; a word's is folded to lower case as the server does it.</param>
/// <param name="Start">Its first byte in the command's text.</param>
/// <param name="End">The byte after it.</param>
internal readonly record struct SqlTerm(TermKind Kind, string Text, int Start, int End)
{
    public bool IsName => Kind is TermKind.Word or TermKind.QuotedName;

    public bool Is(string word) => Kind == TermKind.Word && Text == word;

    public bool IsSymbol(char symbol) => Kind == TermKind.Symbol && Text[0] == symbol;

    public bool IsOpen => Kind == TermKind.Open && Text == "(";
}
