using OpsBuild.Migrations.Analysis.Reading;

namespace OpsBuild.Migrations.Analysis;

/// <summary>
/// An expression as far as it can be judged without a parser: the functions that it calls, the columns that it finds not null.
/// </summary>
public sealed class SqlExpression
{
    private readonly SqlTerms terms;
    private readonly int from;
    private readonly int to;

    internal SqlExpression(SqlTerms terms, int from, int to) => (this.terms, this.from, this.to) = (terms, from, to);

    internal SqlExpression(TermCursor cursor)
        : this(cursor.Terms, cursor.At, cursor.EndIndex)
    {
    }

    /// <summary>Where it begins, in bytes of the command's text.</summary>
    public int Offset => terms[from].Start;

    /// <summary>The functions called by name.</summary>
    public IEnumerable<SqlName> Calls
    {
        get
        {
            var cursor = new TermCursor(terms, from, to);
            while (!cursor.AtEnd)
            {
                if (cursor.Current.IsName)
                {
                    var name = cursor.Name()!;
                    if (cursor.Current.IsOpen)
                        yield return name;
                }
                else
                {
                    // Not Next(), which would pass a bracket whole: calls stand inside of others.
                    cursor = new TermCursor(terms, cursor.At + 1, to);
                }
            }
        }
    }

    /// <summary>Whether a word stands in it outside of texts.</summary>
    public bool Mentions(string word)
    {
        for (var i = from; i < to; i++)
        {
            if (terms[i].Is(word))
                return true;
        }
        return false;
    }

    /// <summary>
    /// The columns of which it says <c>IS NOT NULL</c>, alone or joined to others by <c>AND</c>: who satisfies it has no null there.
    /// </summary>
    public IReadOnlyList<string> NotNullColumns()
    {
        var columns = new List<string>();
        Collect(new TermCursor(terms, from, to), columns);
        return columns;
    }

    /// <summary>Whether it is nothing but a column, possibly cast to a type: what the server would do by itself.</summary>
    public bool IsColumn(string column, SqlType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var cursor = new TermCursor(terms, from, to);
        if (cursor.Current.IsOpen && terms.After(cursor.At) >= to)
            return new SqlExpression(cursor.Parenthesis()!).IsColumn(column, type);
        if (cursor.Is("cast") && cursor.Peek(1).IsOpen)
        {
            cursor.Next();
            var cast = cursor.Parenthesis()!;
            return cursor.AtEnd && cast.Name()?.Name == column && cast.Take("as") && IsType(cast, type);
        }
        return cursor.Name()?.Name == column
            && (cursor.AtEnd || (cursor.TakeSymbol(':') && cursor.TakeSymbol(':') && IsType(cursor, type)));
    }

    private static bool IsType(TermCursor cursor, SqlType type) =>
        TypeReader.Read(cursor) is { } read && read.IsSameAs(type) && cursor.AtEnd;

    private static void Collect(TermCursor cursor, List<string> columns)
    {
        var end = cursor.Slice(cursor.At, int.MaxValue);
        if (end.HasAhead("or"))
            return;
        while (!cursor.AtEnd)
        {
            var start = cursor.At;
            while (!cursor.AtEnd && !cursor.Is("and"))
                cursor.Next();
            Term(cursor.Slice(start, cursor.At), columns);
            cursor.Take("and");
        }
    }

    private static void Term(TermCursor term, List<string> columns)
    {
        if (term.Current.IsOpen && term.Terms.After(term.At) >= term.EndIndex)
            Collect(term.Parenthesis()!, columns);
        else if (term.Name() is { } name && term.Take("is", "not", "null") && term.AtEnd)
            columns.Add(name.Name);
    }
}
