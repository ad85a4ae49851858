using System.Globalization;
using System.Text;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about characters that look like others, or like nothing.</summary>
internal static class TextRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB991", LintSeverity.Error, "A letter that looks like an ASCII letter and is another")
        {
            Why =
                "The name is not the one that a reader sees: nobody who types it finds the object, and two objects may seem to have "
                + "one name.",
            Rewrite =
                "Type the name anew. A name that is meant to be Greek or Cyrillic as a whole is left alone unless every letter of it "
                + "has an ASCII twin.",
            Bad = new("create table \u043Erders (id bigint);\n"),
            Good = new("create table orders (id bigint);\n"),
            Check = command => Names(command).SelectMany(name => LookAlikes(name.Text, name.Start)),
        },
        new("OB992", LintSeverity.Error, "A character that looks like punctuation or a blank, or like nothing")
        {
            Why =
                "To the server a non-ASCII dash, quote, semicolon or blank is part of a name, and an invisible one changes what a "
                + "reader believes to read; texts of another direction are shown in another order than they run.",
            Rewrite = "Type the place anew; it often comes from a word processor or a web page. Inside of a text, write U&'\\00A0'.",
            Bad = new("alter table orders\u00A0add column code text;\n"),
            Good = new("alter table orders add column code text;\n"),
            Check = command => Names(command).SelectMany(name => Strange(name.Text, name.Start)).Concat(Directions(command)),
        },
    ];

    // Words and quoted names; texts and comments may say what they like.
    private static IEnumerable<(string Text, int Start)> Names(LintedCommand command)
    {
        if (Ascii.IsValid(command.Text.Text))
            yield break;
        var bytes = Encoding.UTF8.GetBytes(command.Text.Text);
        foreach (var token in Tokens(bytes))
        {
            if (token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName)
                yield return (Encoding.UTF8.GetString(bytes, token.Start, token.End - token.Start), token.Start);
        }
    }

    private static List<SqlToken> Tokens(byte[] bytes)
    {
        var tokens = new List<SqlToken>();
        var lexer = new SqlLexer(bytes);
        for (var token = lexer.Read(); token.Kind != SqlTokenKind.End; token = lexer.Read())
            tokens.Add(token);
        return tokens;
    }

    private static IEnumerable<Hit> LookAlikes(string name, int start)
    {
        var hasAscii = name.Any(char.IsAsciiLetter);
        var offset = start;
        var twins = new List<(Rune Rune, char Twin, int Offset)>();
        var isAllTwins = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (LookAlike.Of(rune) is { } twin)
                twins.Add((rune, twin, offset));
            else if (!rune.IsAscii)
                isAllTwins = false;
            offset += rune.Utf8SequenceLength;
        }
        return twins.Count > 0 && (hasAscii || isAllTwins)
            ? [.. twins.Take(1).Select(twin => new Hit(twin.Offset, $"U+{twin.Rune.Value:X4} in {name} looks like '{twin.Twin}'"))]
            : [];
    }

    private static IEnumerable<Hit> Strange(string name, int start)
    {
        var offset = start;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!rune.IsAscii && !Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not
                (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
                    or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OtherNumber))
            {
                yield return new Hit(offset, $"U+{rune.Value:X4} ({Rune.GetUnicodeCategory(rune)}) is part of a name here");
                yield break;
            }
            offset += rune.Utf8SequenceLength;
        }
    }

    // The controls of direction deceive everywhere, in comments and texts too.
    private static IEnumerable<Hit> Directions(LintedCommand command)
    {
        if (Ascii.IsValid(command.Text.Text))
            yield break;
        var offset = 0;
        foreach (var rune in command.Text.Text.EnumerateRunes())
        {
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                yield return new Hit(offset, $"U+{rune.Value:X4} turns the direction in which the text is shown");
                yield break;
            }
            offset += rune.Utf8SequenceLength;
        }
    }
}
