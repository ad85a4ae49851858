namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Finds what a query touches: the tables that it changes and those that it reads, at any depth.</summary>
/// <remarks>
/// No parser: the words after which a table's name stands (FROM, JOIN, INTO, UPDATE, USING and the commas of a FROM) are looked for, and
/// the names that a WITH
/// introduces are left out.
/// </remarks>
internal sealed class QueryReader
{
    private static readonly HashSet<string> Starts = ["select", "insert", "update", "delete", "merge", "with", "values", "table"];

    // What ends a FROM's list of tables.
    private static readonly HashSet<string> EndsFrom =
        ["where", "group", "having", "window", "order", "limit", "offset", "fetch", "for", "union", "intersect", "except", "returning",
            "set", "when", "on", "select"];

    private readonly SqlTerms terms;
    private readonly int end;
    private readonly HashSet<string> introduced = [];
    private readonly List<SqlName> reads = [];
    private readonly List<DataChange> changes = [];
    private readonly List<SqlName> calls = [];
    private readonly List<SqlName> locked = [];

    private QueryReader(TermCursor cursor)
    {
        terms = cursor.Terms;
        end = cursor.EndIndex;
        var start = cursor.At;
        Introduce(start);
        Read(start, end, isQuery: true, inFrom: false);
    }

    /// <summary>Reads a query from the cursor to its end.</summary>
    public static SqlCommand.Query Read(TermCursor cursor, string tag)
    {
        var reader = new QueryReader(cursor);
        cursor.Rest();
        return new SqlCommand.Query(tag)
        {
            Changes = reader.changes,
            Reads = [.. reader.reads.DistinctBy(name => (name.Schema, name.Name))],
            LocksRowsOf = reader.locked,
            Calls = reader.calls,
        };
    }

    // The names of WITH, wherever one stands.
    private void Introduce(int start)
    {
        for (var i = start; i < end; i++)
        {
            if (!terms[i].Is("with"))
                continue;
            var cursor = new TermCursor(terms, i + 1, end);
            cursor.Take("recursive");
            while (cursor.Current.IsName)
            {
                var name = cursor.Next().Text;
                cursor.Parenthesis();
                if (!cursor.Take("as"))
                    break;
                _ = cursor.Take("materialized") || cursor.Take("not", "materialized");
                if (cursor.Parenthesis() is null)
                    break;
                introduced.Add(name);
                while (!cursor.AtEnd && !cursor.Current.IsSymbol(',') && cursor.IsAny("search", "cycle"))
                    cursor.MoveTo("using");
                if (!cursor.TakeSymbol(','))
                    break;
            }
        }
    }

    // One level: what stands between two parentheses, or all of it. Gives the tables of its own FROM, those of queries in there included.
    private List<SqlName> Read(int from, int to, bool isQuery, bool inFrom)
    {
        var own = new List<SqlName>();
        var cursor = new TermCursor(terms, from, to);
        var atStart = isQuery;
        var awaits = inFrom;             // a table's name comes next
        var isList = inFrom;             // a comma brings the next one
        var usingIsFrom = false;         // in DELETE and MERGE
        var hadInto = false;
        while (!cursor.AtEnd)
        {
            var term = cursor.Current;
            if (term.IsOpen)
            {
                var inside = cursor.Parenthesis()!;
                var isSubquery = inside.Current.Kind == TermKind.Word && Starts.Contains(inside.Current.Text);
                var isJoin = awaits && !isSubquery;
                var nested = Read(inside.At, inside.EndIndex, isSubquery || (atStart && inside.Current.IsOpen), isJoin);
                if (awaits || atStart)
                    own.AddRange(nested);
                // (select …) union (select …) goes on as it began.
                awaits = false;
                continue;
            }
            if (term.Kind == TermKind.Open)
            {
                var at = cursor.At;
                cursor.Next();
                Read(at + 1, cursor.At - 1, isQuery: false, inFrom: false);
                continue;
            }
            if (awaits && term.IsName && !(term.Kind == TermKind.Word && term.Text is "only" or "lateral" or "rows"))
            {
                if (Table(cursor) is { } table)
                    own.Add(table);
                awaits = false;
                atStart = false;
                continue;
            }
            if (term.Kind != TermKind.Word)
            {
                var ends = term.IsSymbol(';');
                awaits = term.IsSymbol(',') && isList;
                isList &= !ends;
                cursor.Next();
                atStart = ends;
                continue;
            }
            switch (term.Text)
            {
                case "with" when atStart:
                    With(cursor);
                    continue;
                case "insert" when atStart && cursor.Take("insert", "into"):
                    Change(cursor, DataChangeKind.Insert, to);
                    break;
                case "merge" when atStart && cursor.Take("merge", "into"):
                    Change(cursor, DataChangeKind.Merge, to);
                    usingIsFrom = true;
                    break;
                case "delete" when atStart && cursor.Take("delete", "from"):
                    Change(cursor, DataChangeKind.Delete, to);
                    usingIsFrom = true;
                    break;
                case "update" when atStart:
                    cursor.Next();
                    Change(cursor, DataChangeKind.Update, to);
                    break;
                case "table" when atStart:
                    cursor.Next();
                    cursor.Take("only");
                    Table(cursor);
                    break;
                case "select" when cursor.Take("select"):
                    atStart = false;
                    (isQuery, awaits, isList) = (true, false, false);
                    if (!cursor.Take("all"))
                        cursor.Take("distinct");
                    Results(cursor.Slice(cursor.At, to), isWhole: true);
                    continue;
                case "from" when isQuery && !IsDistinctFrom(cursor.At):
                    cursor.Next();
                    (awaits, isList) = (true, true);
                    break;
                case "join":
                    cursor.Next();
                    awaits = true;
                    break;
                case "using" when usingIsFrom && !terms[cursor.At + 1].IsOpen:
                    cursor.Next();
                    (awaits, isList) = (true, true);
                    break;
                case "using" when usingIsFrom:
                    cursor.Next();
                    awaits = true;
                    usingIsFrom = false;
                    break;
                case "for" when cursor.Peek(1).Text is "update" or "share" or "no" or "key":
                    if (cursor.Peek(1).Text is "update" or "share" || cursor.Follow("for", "no", "key", "update")
                        || cursor.Follow("for", "key", "share"))
                        locked.AddRange(own);
                    cursor.Next();
                    cursor.Next();
                    isList = false;
                    break;
                case "into" when isQuery && !hadInto:
                    hadInto = true;
                    cursor.Next();
                    break;
                case "union" or "intersect" or "except":
                    cursor.Next();
                    if (!cursor.Take("all"))
                        cursor.Take("distinct");
                    (atStart, isList) = (true, false);
                    continue;
                case var word:
                    if (EndsFrom.Contains(word))
                        isList = isList && word == "on";   // a join's condition; after it a comma still goes on with the list
                    if (word is not ("only" or "lateral" or "rows"))
                        awaits = false;
                    cursor.Next();
                    break;
            }
            atStart = false;
        }
        return own;
    }

    private void With(TermCursor cursor)
    {
        cursor.Next();
        cursor.Take("recursive");
        while (cursor.Current.IsName)
        {
            cursor.Next();
            cursor.Parenthesis();
            if (!cursor.Take("as"))
                return;
            _ = cursor.Take("materialized") || cursor.Take("not", "materialized");
            if (cursor.Parenthesis() is not { } query)
                return;
            Read(query.At, query.EndIndex, isQuery: true, inFrom: false);
            while (!cursor.AtEnd && !cursor.Current.IsSymbol(',')
                && !(cursor.Current.Kind == TermKind.Word && Starts.Contains(cursor.Current.Text)) && !cursor.Current.IsOpen)
                cursor.Next();
            if (!cursor.TakeSymbol(','))
                return;
        }
    }

    // What a list of results calls. A query in there is read by itself.
    private void Results(TermCursor list, bool isWhole)
    {
        while (!list.AtEnd && !(isWhole && (list.Current.IsSymbol(';') || IsEndOfResults(list))))
        {
            if (list.Current.Kind == TermKind.Open)
            {
                var from = list.At + 1;
                list.Next();
                var inside = list.Slice(from, list.At);
                if (!(inside.Current.Kind == TermKind.Word && Starts.Contains(inside.Current.Text)))
                    Results(inside, isWhole: false);
            }
            else if (list.Name() is { } name)
            {
                if (list.Current.IsOpen)
                    calls.Add(name);
            }
            else
            {
                list.Next();
            }
        }
    }

    private bool IsEndOfResults(TermCursor list) =>
        list.IsAny("into", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch", "for")
        || (list.Is("from") && !IsDistinctFrom(list.At));

    // A name with arguments is a function's, and one that a WITH introduced is no relation.
    private SqlName? Table(TermCursor cursor)
    {
        if (cursor.Name() is not { } name)
            return null;
        if (cursor.Current.IsOpen)
        {
            calls.Add(name);
            return null;
        }
        if (name.Schema is null && introduced.Contains(name.Name))
            return null;
        reads.Add(name);
        return name;
    }

    private void Change(TermCursor cursor, DataChangeKind kind, int to)
    {
        if (cursor.Relation() is not { } table)
            return;
        var hasCondition = kind is DataChangeKind.Insert or DataChangeKind.Merge || cursor.Slice(cursor.At, to).HasAhead("where");
        changes.Add(new DataChange(kind, table) { HasCondition = hasCondition });
    }

    private bool IsDistinctFrom(int from) =>
        terms[from - 1].Is("distinct") && (terms[from - 2].Is("is") || (terms[from - 2].Is("not") && terms[from - 3].Is("is")));
}
