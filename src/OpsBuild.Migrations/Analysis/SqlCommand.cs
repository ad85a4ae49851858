namespace OpsBuild.Migrations.Analysis;

/// <summary>What one command does, as far as its own text tells.</summary>
/// <remarks>
/// Read from PostgreSQL's tokens by its grammar's first words, not by a full parser. What runs inside the server (a DO block, a function, a
/// trigger) is
/// not looked into: <see cref="Opaque"/>.
/// </remarks>
/// <param name="Tag">
/// The command tag, as the server prints it: <c>CREATE TABLE</c>, <c>ALTER TABLE</c>, <c>INSERT</c>. Without the row counts; empty for no
/// command at all.
/// </param>
public abstract record SqlCommand(string Tag)
{
    /// <summary>The relations that it reads: in FROM, JOIN, USING, LIKE, and in views' queries.</summary>
    public IReadOnlyList<SqlName> Reads { get; init; } = [];

    /// <summary>The rows that it changes itself, a WITH's of CREATE TABLE AS and SELECT INTO among them.</summary>
    public IReadOnlyList<DataChange> Changes { get; init; } = [];

    /// <summary>CREATE TABLE, CREATE TABLE AS, SELECT INTO, CREATE FOREIGN TABLE.</summary>
    public sealed record CreateTable(string Tag, SqlName Name) : SqlCommand(Tag)
    {
        public bool IfNotExists { get; init; }

        public bool IsTemporary { get; init; }

        public IReadOnlyList<SqlColumn> Columns { get; init; } = [];

        public IReadOnlyList<SqlConstraint> Constraints { get; init; } = [];

        /// <summary>It holds no rows itself: PARTITION BY.</summary>
        public bool IsPartitioned { get; init; }

        /// <summary>The table whose partition it is.</summary>
        public SqlName? PartitionOf { get; init; }

        public IReadOnlyList<SqlName> Inherits { get; init; } = [];

        /// <summary>The tables that its foreign keys point to.</summary>
        public IEnumerable<SqlName> References =>
            Columns.SelectMany(column => column.Constraints).Concat(Constraints).Select(constraint => constraint.References)
                .OfType<SqlName>();
    }

    public sealed record CreateIndex(SqlName? Name, SqlName Table) : SqlCommand("CREATE INDEX")
    {
        public bool IsUnique { get; init; }

        public bool Concurrently { get; init; }

        public bool IfNotExists { get; init; }

        /// <summary>ON ONLY: of a partitioned table alone, without its partitions.</summary>
        public bool Only { get; init; }
    }

    /// <summary>Any other CREATE.</summary>
    public sealed record Create(SqlObjectKind Kind, SqlName? Name, string Tag) : SqlCommand(Tag)
    {
        public bool IfNotExists { get; init; }

        public bool OrReplace { get; init; }

        public bool IsTemporary { get; init; }

        /// <summary>With a domain: it has a NOT NULL or a check.</summary>
        public bool IsConstrained { get; init; }

        /// <summary>With a trigger, a rule, a policy, statistics, a publication: its tables. With a sequence: the owner.</summary>
        public IReadOnlyList<SqlName> On { get; init; } = [];

        /// <summary>With a rule, and a routine whose body is SQL without quotes: the tables that it changes.</summary>
        public IReadOnlyList<SqlName> Writes { get; init; } = [];

        /// <summary>With a function: whether it says that the same arguments give the same answer within a statement at least.</summary>
        public bool IsDeclaredStable { get; init; }
    }

    /// <summary>Any ALTER of one object, whatever is done to it.</summary>
    public sealed record Alter(SqlObjectKind Kind, SqlName Name, IReadOnlyList<AlterAction> Actions, string Tag) : SqlCommand(Tag)
    {
        public bool IfExists { get; init; }

        /// <summary>With a trigger, a rule, a policy: its table.</summary>
        public SqlName? On { get; init; }
    }

    /// <summary>ALTER … ALL IN TABLESPACE: moves whatever is in one to another.</summary>
    public sealed record AlterAll(SqlObjectKind Kind, string Tag) : SqlCommand(Tag);

    public sealed record Drop(SqlObjectKind Kind, IReadOnlyList<SqlName> Names, string Tag) : SqlCommand(Tag)
    {
        public bool IfExists { get; init; }

        public bool Cascade { get; init; }

        public bool Concurrently { get; init; }

        /// <summary>With a trigger, a rule, a policy: its table.</summary>
        public SqlName? On { get; init; }
    }

    public sealed record Truncate(IReadOnlyList<SqlName> Tables, bool Cascade) : SqlCommand("TRUNCATE TABLE");

    /// <summary>SELECT, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE, COPY, with or without WITH.</summary>
    public sealed record Query(string Tag) : SqlCommand(Tag)
    {
        /// <summary>
        /// The tables whose rows FOR UPDATE, FOR SHARE and their weaker forms lock; an OF, which narrows them, is not looked at.
        /// </summary>
        public IReadOnlyList<SqlName> LocksRowsOf { get; init; } = [];

        /// <summary>With EXPLAIN, which then does not run it: the tables that the query would change.</summary>
        public IReadOnlyList<SqlName> Plans { get; init; } = [];

        /// <summary>What is called among a SELECT's results and in its FROM; words of the grammar that take parentheses stand there, too.</summary>
        public IReadOnlyList<SqlName> Calls { get; init; } = [];
    }

    public sealed record LockTable(IReadOnlyList<SqlName> Tables, string Mode) : SqlCommand("LOCK TABLE");

    public sealed record Refresh(SqlName View, bool Concurrently) : SqlCommand("REFRESH MATERIALIZED VIEW");

    /// <summary>VACUUM; without tables of the whole database.</summary>
    public sealed record Vacuum(IReadOnlyList<SqlName> Tables, bool Full) : SqlCommand("VACUUM");

    public sealed record Analyze(IReadOnlyList<SqlName> Tables) : SqlCommand("ANALYZE");

    /// <summary>CLUSTER; without a table of all that were clustered before.</summary>
    public sealed record Cluster(SqlName? Table) : SqlCommand("CLUSTER");

    /// <summary>REINDEX of a <c>table</c>, <c>index</c>, <c>schema</c>, <c>database</c> or <c>system</c>.</summary>
    public sealed record Reindex(string What, SqlName? Name, bool Concurrently) : SqlCommand("REINDEX");

    /// <summary>COMMENT and SECURITY LABEL.</summary>
    public sealed record Describe(string Tag, SqlObjectKind Kind, SqlName? Relation) : SqlCommand(Tag)
    {
        /// <summary>It is about a constraint, a trigger, a rule or a policy of that relation.</summary>
        public bool IsOfPart { get; init; }
    }

    /// <summary>SET and RESET of a setting.</summary>
    public sealed record Set(string Setting, string Tag) : SqlCommand(Tag)
    {
        /// <summary>SET LOCAL: until the transaction ends.</summary>
        public bool IsLocal { get; init; }

        /// <summary>RESET, or SET … TO DEFAULT: back to what the session began with.</summary>
        public bool IsReset { get; init; }
    }

    /// <summary>GRANT and REVOKE.</summary>
    public sealed record Grant(string Tag) : SqlCommand(Tag);

    /// <summary>DO, CALL, EXECUTE: what it does stands elsewhere, or in a language that is not read here.</summary>
    public sealed record Opaque(string Tag) : SqlCommand(Tag);

    /// <summary>Any other command, or none.</summary>
    public sealed record Other(string Tag) : SqlCommand(Tag);

    /// <summary>Reads a command.</summary>
    /// <param name="text">Its text, with or without its semicolon. Whatever it holds, something is returned and nothing thrown.</param>
    public static SqlCommand Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Reading.CommandReader.Read(SqlTerms.Of(text));
    }
}
