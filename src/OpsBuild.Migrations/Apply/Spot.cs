using Npgsql;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Where a file is at: one of its commands.</summary>
/// <param name="Number">Which statement it belongs to, counted from 1.</param>
/// <param name="Command">The command.</param>
internal sealed record Spot(int Number, SqlCommandText Command)
{
    /// <summary>What the server said about it.</summary>
    public MigrationFailure Describe(PendingFile file, PostgresException error)
    {
        var isOfTheFile = Number >= 1 && Number <= file.Statements.Count;
        return new MigrationFailure
        {
            File = file.File.Name,
            Position = isOfTheFile && error.Position > 0 ? Command.Position.AfterCharacters(Command.Text, error.Position - 1) : Command.Position,
            Number = Number,
            Excerpt = SecretMask.Excerpt(Command.Text),
            SqlState = error.SqlState,
            Message = SecretMask.Apply(error.MessageText),
            Detail = Masked(error.Detail),
            Hint = Masked(error.Hint),
            Where = Masked(error.Where),
            Mode = file.Mode,
        };
    }

    private static string? Masked(string? text) => string.IsNullOrEmpty(text) ? null : SecretMask.Apply(text);
}
