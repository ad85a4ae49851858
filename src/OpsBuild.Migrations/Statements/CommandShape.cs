namespace OpsBuild.Migrations.Statements;

/// <summary>What the words of a command have shown so far about its kind.</summary>
internal struct CommandShape
{
    private enum Lead
    {
        None,
        Create,
        CreateOr,
        CreateOrReplace,
        Routine,
        Copy,
        Prepare,
        Other,
    }

    private enum Last
    {
        Other,
        Begin,
        FromOrTo,
    }

    private Lead _lead;
    private Last _last;

    /// <summary>The command creates a function or a procedure, whose body may be SQL.</summary>
    public readonly bool IsRoutine => _lead == Lead.Routine;

    /// <summary>A body and a prepared statement name their own parameters; elsewhere nobody would supply one.</summary>
    public readonly bool MayHaveParameters => _lead is Lead.Routine or Lead.Prepare;

    public readonly bool LastWordIsBegin => _last == Last.Begin;

    /// <summary>COPY from or to the client, whose data a file cannot carry to a server.</summary>
    public bool CopiesThroughClient { get; private set; }

    public void TakeWord(ReadOnlySpan<byte> word, int depth)
    {
        _lead = _lead switch
        {
            Lead.None => First(word),
            Lead.Create when Keyword.Is(word, "or"u8) => Lead.CreateOr,
            Lead.CreateOr when Keyword.Is(word, "replace"u8) => Lead.CreateOrReplace,
            Lead.Create or Lead.CreateOrReplace when Keyword.Is(word, "function"u8) || Keyword.Is(word, "procedure"u8) => Lead.Routine,
            Lead.Routine or Lead.Copy or Lead.Prepare => _lead,
            _ => Lead.Other,
        };
        CopiesThroughClient = _lead == Lead.Copy && depth == 0 && _last == Last.FromOrTo
            && (Keyword.Is(word, "stdin"u8) || Keyword.Is(word, "stdout"u8));
        _last = Keyword.Is(word, "begin"u8) ? Last.Begin
            : Keyword.Is(word, "from"u8) || Keyword.Is(word, "to"u8) ? Last.FromOrTo
            : Last.Other;
    }

    /// <summary>Something that is no word: what was awaited next does not come.</summary>
    public void TakeOther()
    {
        _last = Last.Other;
        if (_lead is not (Lead.Routine or Lead.Copy or Lead.Prepare))
            _lead = Lead.Other;
    }

    private static Lead First(ReadOnlySpan<byte> word) =>
        Keyword.Is(word, "create"u8) ? Lead.Create
        : Keyword.Is(word, "copy"u8) ? Lead.Copy
        : Keyword.Is(word, "prepare"u8) ? Lead.Prepare
        : Lead.Other;
}
