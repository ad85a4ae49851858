namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>A place among a command's terms, moved on by whoever reads them.</summary>
internal sealed class TermCursor(SqlTerms terms, int at, int end)
{
    public TermCursor(SqlTerms terms)
        : this(terms, 0, terms.Count)
    {
    }

    public int At { get; private set; } = at;

    public SqlTerms Terms { get; } = terms;

    public bool AtEnd => At >= end;

    /// <summary>The index after the last term that may be read.</summary>
    public int EndIndex => end;

    public SqlTerm Current => Peek(0);

    public SqlTerm Peek(int ahead) => At + ahead < end ? Terms[At + ahead] : default;

    public bool Is(string word) => Current.Is(word);

    public bool IsAny(params ReadOnlySpan<string> words)
    {
        var current = Current;
        if (current.Kind != TermKind.Word)
            return false;
        foreach (var word in words)
        {
            if (current.Text == word)
                return true;
        }
        return false;
    }

    /// <summary>Whether these words follow one another here.</summary>
    public bool Follow(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Peek(i).Is(words[i]))
                return false;
        }
        return true;
    }

    /// <summary>Passes these words where all of them follow one another here.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (!Follow(words))
            return false;
        At += words.Length;
        return true;
    }

    public bool TakeSymbol(char symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;
        At++;
        return true;
    }

    /// <summary>Passes one term, or a bracket with all that is in it.</summary>
    public SqlTerm Next()
    {
        var current = Current;
        if (current.Kind == TermKind.Open)
            At = Math.Min(end, Terms.After(At));
        else if (!AtEnd)
            At++;
        return current;
    }

    /// <summary>What stands in the parenthesis here, which is passed; null where there is none.</summary>
    public TermCursor? Parenthesis()
    {
        if (!Current.IsOpen)
            return null;
        var after = Math.Min(end, Terms.After(At));
        var isClosed = after > At + 1 && Terms[after - 1].Kind == TermKind.Close;
        var inside = new TermCursor(Terms, At + 1, isClosed ? after - 1 : after);
        At = after;
        return inside;
    }

    /// <summary>The rest up to a comma outside of brackets, which is passed too.</summary>
    public TermCursor UpToComma()
    {
        var start = At;
        while (!AtEnd && !Current.IsSymbol(','))
            Next();
        var part = new TermCursor(Terms, start, At);
        TakeSymbol(',');
        return part;
    }

    /// <summary>All that is left, which this cursor has then passed.</summary>
    public TermCursor Rest()
    {
        var rest = new TermCursor(Terms, At, end);
        At = end;
        return rest;
    }

    /// <summary>The same terms from a place to another.</summary>
    public TermCursor Slice(int from, int to) => new(Terms, from, Math.Min(to, end));

    /// <summary>Whether a word stands ahead, outside of brackets.</summary>
    public bool HasAhead(params ReadOnlySpan<string> words)
    {
        var ahead = new TermCursor(Terms, At, end);
        while (!ahead.AtEnd)
        {
            if (ahead.Follow(words))
                return true;
            ahead.Next();
        }
        return false;
    }

    /// <summary>Moves on to a word outside of brackets, or to the end.</summary>
    /// <returns>Whether it is there; it is not passed.</returns>
    public bool MoveTo(params ReadOnlySpan<string> words)
    {
        while (!AtEnd && !Follow(words))
            Next();
        return !AtEnd;
    }

    /// <summary>A name with what qualifies it, passed; null where no name stands here.</summary>
    public SqlName? Name()
    {
        if (!Current.IsName)
            return null;
        var first = Current;
        var (schema, name) = ((string?)null, Next().Text);
        while (Current.IsSymbol('.') && Peek(1).IsName)
        {
            At++;
            (schema, name) = (name, Next().Text);
        }
        return new SqlName(schema is null ? null : SqlName.Truncated(schema), SqlName.Truncated(name), first.Start);
    }

    /// <summary>A relation as most commands name it, passed: <c>t</c>, <c>t *</c>, <c>ONLY t</c>, <c>ONLY (t)</c>; null where none stands here.</summary>
    public SqlName? Relation()
    {
        if (Is("only") && (Peek(1).IsName || Peek(1).IsOpen))
            At++;
        var name = Current.IsOpen ? Parenthesis()!.Name() : Name();
        TakeSymbol('*');
        return name;
    }

    /// <summary>Names with commas between them.</summary>
    public IReadOnlyList<SqlName> Names()
    {
        var names = new List<SqlName>();
        do
        {
            if (Name() is { } name)
                names.Add(name);
        }
        while (TakeSymbol(','));
        return names;
    }

    public bool IfExists() => Take("if", "exists");

    public bool IfNotExists() => Take("if", "not", "exists");
}
