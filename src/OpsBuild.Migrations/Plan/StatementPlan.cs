using OpsBuild.Migrations.Analysis;
using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Plan;

/// <summary>Tells of a statement what it is and what it locks. In a file with a delimiter of its own it may be several commands.</summary>
internal static class StatementPlan
{
    public static PlannedStatement Of(Statement statement, int number)
    {
        var commands = statement.Commands.Select(command => SqlCommand.Read(command.Text)).ToList();
        var locks = commands.Select(CommandLocks.Of).ToList();
        return new PlannedStatement(
            number, statement.Position,
            string.Join("; ", commands.Select(command => command.Tag).Where(tag => tag.Length > 0).Distinct()),
            SecretMask.Excerpt(statement.Text),
            // Each relation once, with its strongest mode.
            [.. locks.SelectMany(of => of.Locks).GroupBy(held => held.Relation.ToString()).Select(of => of.MaxBy(held => held.Mode)!)],
            string.Join("; ", locks.Select(of => of.Unseen).OfType<string>().Distinct()) is { Length: > 0 } unseen ? unseen : null);
    }
}
