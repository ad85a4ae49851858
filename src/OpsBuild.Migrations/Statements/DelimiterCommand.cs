using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>The line <c>DELIMITER x</c>, which Atlas knows from MySQL's client and takes in every dialect.</summary>
internal static class DelimiterCommand
{
    /// <summary>Whether a statement's first word starts such a line.</summary>
    public static bool Find(ReadOnlySpan<byte> source, SqlToken word, out Cut cut, out Problem? problem)
    {
        (cut, problem) = (default, null);
        if (!Keyword.Is(source[word.Start..word.End], "delimiter"u8) || word.End >= source.Length || source[word.End] != ' ')
            return false;
        var rest = source[word.End..];
        var length = rest.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : rest.Length;
        var delimiter = Encoding.UTF8.GetString(rest[..length]).Trim();
        if (delimiter is ['\'', .., '\''])
            delimiter = delimiter[1..^1].Replace("''", "'", StringComparison.Ordinal);
        problem = delimiter.Length == 0 ? SplitProblems.EmptyDelimiter : null;
        cut = new Cut(CutKind.Delimiter, word.Start, word.End + length, word.End + length) { NewDelimiter = Delimiter.Unescape(delimiter) };
        return true;
    }
}
