namespace OpsBuild.Ecs.Templates.Parsing;

internal enum TokenKind
{
    /// <summary>Blanks, which separate arguments.</summary>
    Space,
    Text,
    Number,
    Truth,
    Name,
    Pipe,
    Open,
    Close,

    /// <summary>The closing delimiter of the action.</summary>
    End,
}
