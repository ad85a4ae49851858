using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about constraints that look through a table while others wait.</summary>
internal static class ConstraintRules
{
    private const string OfDomain =
        " Of a domain it looks through every table that has a column of it, under a SHARE lock: nobody writes.";

    private const string Orders =
        "create table customers (id bigint primary key);\ncreate table orders (id bigint primary key, customer_id bigint, code text);";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB924", LintSeverity.Warning, "SET NOT NULL without a validated check")
        {
            Why = "The server looks through the whole table under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile." + OfDomain,
            Rewrite =
                "ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; in the next migration VALIDATE CONSTRAINT, which lets others "
                + "work; then SET NOT NULL, which takes the check for proof, "
                + "and DROP CONSTRAINT. From PostgreSQL 18 on: ADD CONSTRAINT … NOT NULL column NOT VALID, then VALIDATE CONSTRAINT.",
            Bad = new("alter table orders alter column customer_id set not null;\n", Orders),
            Good = new(
                "alter table orders validate constraint orders_customer_id_there;\nalter table orders alter column customer_id set "
                    + "not null;\nalter table orders drop constraint orders_customer_id_there;\n",
                Orders + "\nalter table orders add constraint orders_customer_id_there check (customer_id is not null) not valid;"),
            AtlasNames = ["data_depend", "MF104", "PG303"],
            Check = command => command.OnExistingTable<AlterAction.SetNotNull>()
                .Where(one => one.Action.Column is not { } column || !command.Known.IsProvenNotNull(one.Table, column))
                .Select(one => new Hit(one.Action.Offset,
                    $"{one.Table} is looked through for nulls in {one.Action.Column} while nobody may use it"))
                .Concat(command.AddedConstraints()
                    .Where(one => one.Constraint is { Kind: ConstraintKind.NotNull, IsNotValid: false, Column: { } column }
                        && !command.Known.IsProvenNotNull(one.Table, new SqlName(null, column, 0)))
                    .Select(one => new Hit(one.Constraint.Offset,
                        $"{one.Table} is looked through for nulls in {one.Constraint.Column} while nobody may use it")))
                .Concat(command.OnExistingDomain()
                    .Where(one => one.Action is AlterAction.SetNotNull
                        or AlterAction.AddConstraint { Constraint: { Kind: ConstraintKind.NotNull, IsNotValid: false } })
                    .Select(one => new Hit(one.Action.Offset, $"every table with a column of {one.Domain} is looked through for nulls"))),
        },
        new("OB925", LintSeverity.Warning, "A foreign key without NOT VALID")
        {
            Why = "The server compares every row while both tables are locked against writes (SHARE ROW EXCLUSIVE).",
            Rewrite =
                "ADD CONSTRAINT … FOREIGN KEY … NOT VALID, which checks new rows from now on; in the next migration VALIDATE "
                + "CONSTRAINT, which lets others write.",
            Bad = new("alter table orders add constraint orders_customer_fkey foreign key (customer_id) references customers (id);\n",
                Orders),
            Good = new("alter table orders add constraint orders_customer_fkey foreign key (customer_id) references customers (id) "
                + "not valid;\n", Orders),
            AtlasNames = ["data_depend", "PG306"],
            // A new column without a default holds nothing that would have to be compared.
            Check = command => command.AddedConstraints()
                .Where(one => one.Constraint is { Kind: ConstraintKind.ForeignKey, IsNotValid: false }
                    && one.Column is not { Source: ColumnSource.None })
                .Select(one => new Hit(one.Constraint.Offset,
                    $"every row of {one.Table} is compared with {one.Constraint.References} while writers of both wait")),
        },
        new("OB926", LintSeverity.Warning, "A check without NOT VALID")
        {
            Why = "The server looks through the whole table under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile." + OfDomain,
            Rewrite =
                "ADD CONSTRAINT … CHECK (…) NOT VALID, which checks new rows from now on; in the next migration VALIDATE CONSTRAINT, "
                + "which lets others work.",
            Bad = new("alter table orders add constraint orders_code_there check (code <> '');\n", Orders),
            Good = new("alter table orders add constraint orders_code_there check (code <> '') not valid;\n", Orders),
            AtlasNames = ["data_depend", "PG305"],
            Check = command => command.AddedConstraints()
                .Where(one => one.Constraint is { Kind: ConstraintKind.Check, IsNotValid: false })
                .Select(one => new Hit(one.Constraint.Offset, $"every row of {one.Table} is checked while nobody may use it"))
                .Concat(command.OnExistingDomain()
                    .Where(one => one.Action is AlterAction.AddConstraint { Constraint: { Kind: ConstraintKind.Check, IsNotValid: false } })
                    .Select(one => new Hit(one.Action.Offset, $"every table with a column of {one.Domain} is checked"))),
        },
        new("OB927", LintSeverity.Warning, "A primary key or unique constraint that builds its index")
        {
            Why = "The index is built under an ACCESS EXCLUSIVE lock: nobody reads or writes the table meanwhile.",
            Rewrite =
                "CREATE UNIQUE INDEX CONCURRENTLY in a file without a transaction, then ADD CONSTRAINT … UNIQUE (or PRIMARY KEY) USING "
                + "INDEX …, which is instant where the columns are NOT NULL already.",
            Bad = new("alter table orders add constraint orders_code_key unique (code);\n", Orders),
            Good = new("alter table orders add constraint orders_code_key unique using index orders_code_key;\n", Orders
                + "\ncreate unique index orders_code_key on orders (code);"),
            AtlasNames = ["data_depend", "MF101", "PG104", "PG105", "PG304"],
            Check = command => command.AddedConstraints()
                .Where(one => one.Constraint is { Kind: ConstraintKind.Unique or ConstraintKind.PrimaryKey, UsesIndex: false })
                .Select(one => new Hit(one.Constraint.Offset, $"an index of {one.Table} is built while nobody may use the table")),
        },
        new("OB928", LintSeverity.Warning, "An exclusion constraint on a table in use")
        {
            Why = "Its index is built under an ACCESS EXCLUSIVE lock, and PostgreSQL has no way around that.",
            Rewrite =
                "Add it in a quiet hour with a short lock_timeout, or make a new table with it and move the rows; then excuse it with "
                + "the reason.",
            Bad = new("alter table stays add exclude using gist (room with =, during with &&);\n",
                "create table stays (room int, during tstzrange);"),
            Good = new("create table stays (room int, during tstzrange, exclude using gist (room with =, during with &&));\n"),
            Check = command => command.AddedConstraints().Where(one => one.Constraint.Kind == ConstraintKind.Exclude)
                .Select(one => new Hit(one.Constraint.Offset, $"an index of {one.Table} is built while nobody may use the table")),
        },
        new("OB929", LintSeverity.Warning, "VALIDATE CONSTRAINT in the transaction that adds it")
        {
            Why = "The lock that adding took is held until the transaction ends: validating beside it makes everybody wait after all.",
            Rewrite = "Put VALIDATE CONSTRAINT into the next migration.",
            Bad = new("alter table orders add constraint orders_code_there check (code <> '') not valid;\nalter table orders validate "
                + "constraint orders_code_there;\n", Orders),
            Good = new("alter table orders validate constraint orders_code_there;\n", Orders
                + "\nalter table orders add constraint orders_code_there check (code <> '') not valid;"),
            Check = command => command.File.IsWithoutTransaction ? [] : command.OnExistingTable<AlterAction.ValidateConstraint>()
                .Where(one => command.Known.IsAddedHere(one.Table, one.Action.Constraint))
                .Select(one => new Hit(one.Action.Offset, $"{one.Action.Constraint} is validated under the lock that adding it took")),
        },
    ];
}
