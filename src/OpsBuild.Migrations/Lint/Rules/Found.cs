using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>What several rules look for.</summary>
internal static class Found
{
    public static bool IsTable(SqlObjectKind kind) => kind == SqlObjectKind.Table || kind == SqlObjectKind.ForeignTable;

    /// <summary>The actions of an ALTER TABLE on a table that may have rows.</summary>
    public static IEnumerable<(SqlName Table, TAction Action)> OnExistingTable<TAction>(this LintedCommand command)
        where TAction : AlterAction =>
        command.Does is SqlCommand.Alter alter && IsTable(alter.Kind) && command.MayExist(alter.Name)
            ? alter.Actions.OfType<TAction>().Select(action => (alter.Name, action))
            : [];

    /// <summary>The actions of an ALTER DOMAIN on one that columns may have.</summary>
    public static IEnumerable<(SqlName Domain, AlterAction Action)> OnExistingDomain(this LintedCommand command) =>
        command.Does is SqlCommand.Alter alter && alter.Kind == SqlObjectKind.Domain && !command.Known.IsNew(alter.Kind, alter.Name)
            ? alter.Actions.Select(action => (alter.Name, action))
            : [];

    /// <summary>The constraints that an ALTER TABLE adds to a table that may have rows, with a column or by themselves.</summary>
    public static IEnumerable<(SqlName Table, SqlConstraint Constraint, SqlColumn? Column)> AddedConstraints(this LintedCommand command) =>
        command.OnExistingTable<AlterAction>()
            .SelectMany<(SqlName Table, AlterAction Action), (SqlName, SqlConstraint, SqlColumn?)>(one => one.Action switch
        {
            AlterAction.AddConstraint add => [(one.Table, add.Constraint, (SqlColumn?)null)],
            AlterAction.AddColumn add => add.Column.Constraints.Select(constraint => (one.Table, constraint, (SqlColumn?)add.Column)),
            _ => [],
        });
}
