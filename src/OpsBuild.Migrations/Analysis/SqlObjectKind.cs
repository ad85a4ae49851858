namespace OpsBuild.Migrations.Analysis;

/// <summary>A kind of thing that commands create, alter and drop, by PostgreSQL's own words for it.</summary>
/// <param name="Words">In upper case, as in <c>MATERIALIZED VIEW</c>: what follows <c>CREATE</c> in a command tag.</param>
public sealed record SqlObjectKind(string Words)
{
    public static SqlObjectKind Table { get; } = new("TABLE");

    public static SqlObjectKind ForeignTable { get; } = new("FOREIGN TABLE");

    public static SqlObjectKind Index { get; } = new("INDEX");

    public static SqlObjectKind View { get; } = new("VIEW");

    public static SqlObjectKind MaterializedView { get; } = new("MATERIALIZED VIEW");

    public static SqlObjectKind Sequence { get; } = new("SEQUENCE");

    public static SqlObjectKind Schema { get; } = new("SCHEMA");

    public static SqlObjectKind Type { get; } = new("TYPE");

    public static SqlObjectKind Domain { get; } = new("DOMAIN");

    public static SqlObjectKind Extension { get; } = new("EXTENSION");

    public static SqlObjectKind Function { get; } = new("FUNCTION");

    public static SqlObjectKind Procedure { get; } = new("PROCEDURE");

    public static SqlObjectKind Routine { get; } = new("ROUTINE");

    public static SqlObjectKind Aggregate { get; } = new("AGGREGATE");

    public static SqlObjectKind Trigger { get; } = new("TRIGGER");

    public static SqlObjectKind Rule { get; } = new("RULE");

    public static SqlObjectKind Policy { get; } = new("POLICY");

    public static SqlObjectKind Statistics { get; } = new("STATISTICS");

    public static SqlObjectKind Database { get; } = new("DATABASE");

    public static SqlObjectKind Publication { get; } = new("PUBLICATION");

    public static SqlObjectKind Operator { get; } = new("OPERATOR");

    /// <summary>Things that stand in <c>pg_class</c>, so that a lock can be taken on them.</summary>
    public bool IsRelation => this == Table || this == ForeignTable || this == Index || this == View || this == MaterializedView
        || this == Sequence;

    /// <summary>Things that hold rows.</summary>
    public bool HoldsRows => this == Table || this == ForeignTable || this == MaterializedView;

    public override string ToString() => Words;
}
