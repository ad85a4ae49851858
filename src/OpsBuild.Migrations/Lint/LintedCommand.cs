using System.Text;
using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Migrations.Lint.Memory;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint;

/// <summary>A command under the rules: what it does, and what the files and commands before it have made.</summary>
/// <param name="File">The file that it is in.</param>
/// <param name="Index">Which of the file's commands it is, from 0.</param>
/// <param name="Text">Its text and place.</param>
/// <param name="Does">What it does.</param>
/// <param name="Known">What was made before it.</param>
internal sealed record LintedCommand(LintedFile File, int Index, SqlCommandText Text, SqlCommand Does, SchemaMemory Known)
{
    /// <summary>The locks that it takes.</summary>
    public CommandLocks Locks => field ??= CommandLocks.Of(Does);

    /// <summary>
    /// Whether a relation may be there since before this file: what the file itself made is empty, and nobody else sees it yet.
    /// </summary>
    public bool MayExist(SqlName relation) => !Known.IsNew(relation);

    /// <summary>The file's commands after this one.</summary>
    public IEnumerable<SqlCommand> After => File.Commands.Skip(Index + 1).Select(command => command.Does);

    /// <summary>A place in the file.</summary>
    public TextPosition At(int offset) =>
        offset == 0 ? Text.Position : Text.Position.After(Encoding.UTF8.GetBytes(Text.Text).AsSpan(0, offset));
}

/// <summary>A command of a file, read.</summary>
internal sealed record ReadCommand(SqlCommandText Text, SqlCommand Does);

/// <summary>A file under the rules.</summary>
/// <param name="File">The file.</param>
/// <param name="Commands">Its commands in order.</param>
/// <param name="Mode">How its statements are grouped.</param>
internal sealed record LintedFile(MigrationFile File, IReadOnlyList<ReadCommand> Commands, TransactionMode Mode)
{
    /// <summary>Each statement commits for itself.</summary>
    public bool IsWithoutTransaction => Mode == TransactionMode.None;
}
