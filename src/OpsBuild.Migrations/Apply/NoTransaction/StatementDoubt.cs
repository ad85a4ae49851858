using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>A statement that an earlier run sent, of which nobody knows whether it took effect.</summary>
public sealed record StatementDoubt
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>Which statement.</summary>
    public required StatementNumber Statement { get; init; }

    /// <summary>Where it stands.</summary>
    public required TextPosition Position { get; init; }

    /// <summary>Its start on one line, with passwords starred out.</summary>
    public required string Excerpt { get; init; }

    /// <summary>Why nobody knows.</summary>
    public required string Why { get; init; }

    /// <summary>The question, and the two ways to answer it.</summary>
    public Problem ToProblem() => new(
        $"Did statement {Statement.Number} run? {Excerpt}",
        Why,
        $"Look whether its effect is in the database. If it is, apply again with MIGRATION_STATEMENT_RAN={Statement} "
        + $"(./build.sh ApplyMigration --statement-ran {Statement}); "
        + $"if it is not, with MIGRATION_STATEMENT_DID_NOT_RUN={Statement} (./build.sh ApplyMigration --statement-did-not-run {Statement}).")
    {
        File = File, Line = Position.Line, Column = Position.Column,
    };
}
