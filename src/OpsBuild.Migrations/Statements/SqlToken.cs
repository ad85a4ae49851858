namespace OpsBuild.Migrations.Statements;

/// <summary>What a piece of SQL is, as far as finding the ends of statements needs to know.</summary>
internal enum SqlTokenKind
{
    End,
    Space,
    Comment,
    Word,
    QuotedName,
    Text,
    Parameter,
    Open,
    Close,
    Semicolon,
    Backslash,
    Other,
    UnclosedComment,
    UnclosedQuotedName,
    UnclosedText,
    UnclosedDollarText,
}

/// <summary>A piece of SQL: from a byte up to, not including, another.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End);
