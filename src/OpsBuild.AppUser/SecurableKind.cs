namespace OpsBuild.AppUser;

/// <summary>What privileges are granted on. Tables are all that can be read like one: tables, partitions, views, materialized views, foreign tables.</summary>
public enum SecurableKind
{
    /// <summary>The database itself.</summary>
    Database,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A table, partition, view, materialized view or foreign table.</summary>
    Table,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>A function, procedure or aggregate.</summary>
    Routine,

    /// <summary>An enum, domain, range, composite or base type; not the row type of a table.</summary>
    Type,
}
