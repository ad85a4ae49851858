using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql;

/// <summary>Statements in the order in which they can run.</summary>
/// <param name="Statements">The statements, and remarks where none can do what is wanted.</param>
public sealed record SqlScript(ImmutableArray<SqlStatement> Statements)
{
    /// <summary>Whether there is nothing to do and nothing to say.</summary>
    public bool IsEmpty => Statements.IsEmpty;

    /// <summary>The statements that run.</summary>
    public IEnumerable<SqlStatement> Runnable => Statements.Where(statement => statement.Text.Length > 0);

    /// <summary>What no statement of the script does.</summary>
    public IEnumerable<string> Remarks => Statements.Where(statement => statement.Text.Length == 0).Select(statement => statement.Note ?? "");

    /// <summary>Each statement with its semicolon and its notes, as a file holds them; nothing for an empty script.</summary>
    public override string ToString() => string.Concat(Statements.Select(statement => $"{statement}\n"));
}
