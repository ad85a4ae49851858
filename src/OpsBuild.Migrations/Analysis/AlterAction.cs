namespace OpsBuild.Migrations.Analysis;

/// <summary>One thing that an ALTER command does to its object. Those of ALTER TABLE come several at a time.</summary>
/// <param name="Offset">Where it begins, in bytes of the command's text.</param>
public abstract record AlterAction(int Offset)
{
    /// <summary>ADD COLUMN; for a composite type ADD ATTRIBUTE.</summary>
    public sealed record AddColumn(int Offset, SqlColumn Column, bool IfNotExists) : AlterAction(Offset);

    public sealed record DropColumn(int Offset, SqlName Column, bool IfExists, bool Cascade) : AlterAction(Offset);

    /// <summary>ALTER COLUMN … TYPE.</summary>
    public sealed record ChangeType(int Offset, SqlName Column, SqlType? Type, SqlExpression? Using) : AlterAction(Offset)
    {
        /// <summary>It names a collation.</summary>
        public bool Collates { get; init; }
    }

    public sealed record SetNotNull(int Offset, SqlName? Column) : AlterAction(Offset);

    public sealed record DropNotNull(int Offset, SqlName? Column) : AlterAction(Offset);

    /// <summary>SET DEFAULT and DROP DEFAULT.</summary>
    public sealed record ChangeDefault(int Offset, SqlName? Column) : AlterAction(Offset);

    /// <summary>SET STATISTICS, and SET or RESET of a column's or an index column's options.</summary>
    public sealed record ColumnStatistics(int Offset, SqlName? Column) : AlterAction(Offset);

    /// <summary>What else is done to a column: identity, storage, compression, expression.</summary>
    public sealed record ChangeColumn(int Offset, SqlName? Column, string Words) : AlterAction(Offset);

    public sealed record AddConstraint(int Offset, SqlConstraint Constraint) : AlterAction(Offset);

    public sealed record ValidateConstraint(int Offset, SqlName Constraint) : AlterAction(Offset);

    public sealed record DropConstraint(int Offset, SqlName Constraint, bool IfExists, bool Cascade) : AlterAction(Offset);

    /// <summary>RENAME TO.</summary>
    public sealed record Rename(int Offset, SqlName To) : AlterAction(Offset);

    /// <summary>
    /// RENAME of a part: what it is (<c>column</c>, <c>constraint</c>, <c>attribute</c>, <c>value</c>) and its two names.
    /// </summary>
    public sealed record RenamePart(int Offset, string Part, string From, string To) : AlterAction(Offset);

    public sealed record SetSchema(int Offset, SqlName Schema) : AlterAction(Offset);

    public sealed record AttachPartition(int Offset, SqlName Partition) : AlterAction(Offset);

    public sealed record DetachPartition(int Offset, SqlName Partition, bool Concurrently) : AlterAction(Offset);

    /// <summary>INHERIT and, where it ends, NO INHERIT.</summary>
    public sealed record Inherit(int Offset, SqlName Parent, bool Ends) : AlterAction(Offset);

    /// <summary>SET TABLESPACE, SET LOGGED, SET UNLOGGED, SET ACCESS METHOD: the table is written anew; the words say which.</summary>
    public sealed record Move(int Offset, string Words) : AlterAction(Offset);

    /// <summary>CLUSTER ON and SET WITHOUT CLUSTER: they only note which index a later CLUSTER takes.</summary>
    public sealed record ChooseCluster(int Offset) : AlterAction(Offset);

    /// <summary>SET and RESET of storage parameters.</summary>
    public sealed record Parameters(int Offset, IReadOnlyList<string> Names) : AlterAction(Offset);

    /// <summary>ENABLE and DISABLE of triggers.</summary>
    public sealed record SwitchTrigger(int Offset) : AlterAction(Offset);

    /// <summary>ADD VALUE of an enum.</summary>
    public sealed record AddValue(int Offset, string Value, bool IfNotExists) : AlterAction(Offset);

    /// <summary>OWNER TO.</summary>
    public sealed record ChangeOwner(int Offset) : AlterAction(Offset);

    /// <summary>OWNED BY of a sequence; without a table OWNED BY NONE.</summary>
    public sealed record OwnedBy(int Offset, SqlName? Table) : AlterAction(Offset);

    /// <summary>Any other one; its first words.</summary>
    public sealed record Other(int Offset, string Words) : AlterAction(Offset);
}
