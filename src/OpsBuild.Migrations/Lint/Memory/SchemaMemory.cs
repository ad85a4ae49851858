using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Memory;

/// <summary>
/// What the migrations so far have made, as far as their texts tell: enough to know what is new, and how columns came to be.
/// </summary>
internal sealed class SchemaMemory
{
    private const string TemporarySchema = "pg_temp";
    private const string UsualSchema = "public";

    private readonly Dictionary<string, List<RememberedObject>> relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RememberedObject>> others = new(StringComparer.Ordinal);
    private int file;
    private bool hasTemporary;

    /// <summary>From here on, what is made is made by the next file. What is temporary ends with its session.</summary>
    public void BeginFile()
    {
        file++;
        if (!hasTemporary)
            return;
        foreach (var same in relations.Values)
            same.RemoveAll(one => one.Schema == TemporarySchema);
        hasTemporary = false;
    }

    /// <summary>Whether the file that is being read made this relation.</summary>
    public bool IsNew(SqlName relation) =>
        Candidates(relations, relation) is { Count: > 0 } found && found.TrueForAll(one => one.CreatedIn == file);

    /// <summary>Whether the file that is being read made this thing, which is no relation.</summary>
    public bool IsNew(SqlObjectKind kind, SqlName name) =>
        kind.IsRelation ? IsNew(name) : Candidates(others, name).LastOrDefault(found => IsAlike(found.Kind, kind)) is { } made
            && made.CreatedIn == file;

    /// <summary>Whether the file that is being read added this column to a table, or made the table.</summary>
    public bool IsNew(SqlName table, SqlName column) => IsNew(table) || Column(table, column)?.AddedIn == file;

    /// <summary>
    /// Whether the file that is being read made the very thing that a name means. What destroys is not judged by a guess: a name without a
    /// schema is taken for one in <c>public</c> and in no other.
    /// </summary>
    public bool IsSurelyNew(SqlObjectKind kind, SqlName name) => kind.IsRelation
        ? Surely(relations, name) is { Count: > 0 } found && found.TrueForAll(one => one.CreatedIn == file)
        : Surely(others, name).LastOrDefault(found => IsAlike(found.Kind, kind)) is { } made && made.CreatedIn == file;

    /// <summary>The same of a column, which the file may have added to an older table.</summary>
    public bool IsSurelyNew(SqlName table, SqlName column) => IsSurelyNew(SqlObjectKind.Table, table)
        || (Surely(relations, table) is [var only] && only.Columns.GetValueOrDefault(column.Name)?.AddedIn == file);

    /// <summary>Whether a table is known not to be partitioned.</summary>
    public bool IsPlainTable(SqlName table) => Only(table) is { IsPartitioned: false };

    /// <summary>Whether a column's type is a domain that the migrations gave a NOT NULL or a check.</summary>
    public bool IsConstrainedDomain(SqlType type)
    {
        if (type.IsArray)
            return false;
        var dot = type.Name.LastIndexOf('.');
        var name = new SqlName(dot < 0 ? null : type.Name[..dot].Trim('"'), type.Name[(dot + 1)..].Trim('"'), 0);
        return Candidates(others, name).Exists(one => one.Kind == SqlObjectKind.Domain && one.IsConstrained);
    }

    /// <summary>An index's table; null where it is not known.</summary>
    public SqlName? TableOf(SqlName index) => Only(index)?.Table;

    /// <summary>A column's type; null where it is not known.</summary>
    public SqlType? TypeOf(SqlName table, SqlName column) => Column(table, column)?.Type;

    /// <summary>Whether a valid constraint leaves no null in a column.</summary>
    public bool IsProvenNotNull(SqlName table, SqlName column) =>
        Only(table)?.Constraints.Values.Any(constraint => constraint.IsValid && constraint.NotNull.Contains(column.Name)) ?? false;

    /// <summary>Whether the file that is being read added a constraint to a table.</summary>
    public bool IsAddedHere(SqlName table, SqlName constraint) =>
        Only(table)?.Constraints.GetValueOrDefault(constraint.Name)?.AddedIn == file;

    /// <summary>Whether a function was made by the migrations and declared STABLE or IMMUTABLE.</summary>
    public bool IsStable(SqlName function) => Candidates(others, function) is { Count: > 0 } found && found.TrueForAll(one => one.IsStable);

    /// <summary>Takes a command into account, as if it had run.</summary>
    public void Take(SqlCommand command)
    {
        switch (command)
        {
            case SqlCommand.CreateTable table:
                TakeTable(table);
                break;
            case SqlCommand.CreateIndex { Name: { } name } index:
                // An index stands in its table's schema, whatever its own name says.
                Remember(relations, name, new RememberedObject(index.Table.Schema, SqlObjectKind.Index, index.IfNotExists
                    ? RememberedObject.Unknown : file) { Table = index.Table });
                break;
            case SqlCommand.Create { Name: { } name } create:
                var surely = !create.IfNotExists && (!create.OrReplace || IsNew(create.Kind, name));
                Remember(
                    create.Kind.IsRelation ? relations : others, name,
                    new RememberedObject(SchemaOf(name, create.IsTemporary), create.Kind, surely ? file : RememberedObject.Unknown)
                    {
                        IsStable = create.IsDeclaredStable, IsConstrained = create.IsConstrained,
                    });
                break;
            case SqlCommand.Alter alter:
                foreach (var action in alter.Actions)
                    Take(alter, action);
                break;
            case SqlCommand.Drop drop:
                foreach (var name in drop.Names)
                    Forget(drop.Kind.IsRelation ? relations : others, name, drop.Kind);
                break;
        }
    }

    private void TakeTable(SqlCommand.CreateTable table)
    {
        if (table.IfNotExists && Candidates(relations, table.Name).Count > 0)
            return;
        var made = new RememberedObject(SchemaOf(table.Name, table.IsTemporary), SqlObjectKind.Table, table.IfNotExists
            ? RememberedObject.Unknown : file) { IsPartitioned = table.IsPartitioned };
        foreach (var column in table.Columns)
            AddColumn(made, column, isNew: true);
        foreach (var constraint in table.Constraints)
            AddConstraint(made, constraint, isNew: true);
        Remember(relations, table.Name, made);
    }

    private void Take(SqlCommand.Alter alter, AlterAction action)
    {
        if (action is AlterAction.Rename or AlterAction.SetSchema)
        {
            Move(alter.Kind.IsRelation ? relations : others, alter, action);
            return;
        }
        if (alter.Kind == SqlObjectKind.Domain && action is AlterAction.SetNotNull or AlterAction.AddConstraint)
        {
            foreach (var domain in Candidates(others, alter.Name))
                domain.IsConstrained = true;
        }
        if (alter.Kind != SqlObjectKind.Table && alter.Kind != SqlObjectKind.ForeignTable)
            return;
        var table = Only(alter.Name);
        if (table is null && Candidates(relations, alter.Name).Count == 0)
        {
            // Made by whoever, before the first of these files.
            table = new RememberedObject(alter.Name.Schema, SqlObjectKind.Table, RememberedObject.Unknown);
            Remember(relations, alter.Name, table);
        }
        if (table is null)
            return;
        switch (action)
        {
            case AlterAction.AddColumn { Column: var column } add:
                if (!add.IfNotExists || !table.Columns.ContainsKey(column.Name.Name))
                    AddColumn(table, column, isNew: !add.IfNotExists);
                break;
            case AlterAction.DropColumn { Column: var column }:
                table.Columns.Remove(column.Name);
                foreach (var gone in table.Constraints.Where(constraint => constraint.Value.NotNull.Contains(column.Name))
                    .Select(constraint => constraint.Key).ToList())
                    table.Constraints.Remove(gone);
                break;
            case AlterAction.ChangeType { Column: var column, Type: var type }:
                table.Columns[column.Name] = new RememberedColumn(type,
                    table.Columns.GetValueOrDefault(column.Name)?.AddedIn ?? RememberedObject.Unknown);
                break;
            case AlterAction.AddConstraint { Constraint: var constraint }:
                AddConstraint(table, constraint, isNew: false);
                break;
            case AlterAction.ValidateConstraint { Constraint: var name } when table.Constraints.TryGetValue(name.Name, out var known):
                table.Constraints[name.Name] = known with { IsValid = true };
                break;
            case AlterAction.DropConstraint { Constraint: var name }:
                table.Constraints.Remove(name.Name);
                break;
            case AlterAction.RenamePart { Part: "column", From: var from, To: var to }:
                if (table.Columns.Remove(from, out var renamed))
                    table.Columns[to] = renamed;
                foreach (var (key, constraint) in table.Constraints.ToList())
                    table.Constraints[key] = constraint with { NotNull = [.. constraint.NotNull.Select(name => name == from ? to : name)] };
                break;
            case AlterAction.RenamePart { Part: "constraint", From: var from, To: var to } when table.Constraints.Remove(from,
                out var constraint):
                table.Constraints[to] = constraint;
                break;
        }
    }

    private void AddColumn(RememberedObject table, SqlColumn column, bool isNew)
    {
        table.Columns[column.Name.Name] = new RememberedColumn(column.Type, isNew ? file : RememberedObject.Unknown);
        foreach (var constraint in column.Constraints)
            AddConstraint(table, constraint, isNew);
    }

    private void AddConstraint(RememberedObject table, SqlConstraint constraint, bool isNew)
    {
        IReadOnlyList<string> notNull = constraint switch
        {
            { Kind: ConstraintKind.Check, Expression: { } expression } => expression.NotNullColumns(),
            { Kind: ConstraintKind.NotNull, Column: { } column } => [column],
            _ => [],
        };
        // The server's own names for nameless ones are not guessed: nothing could validate or drop them by a name that nobody wrote.
        var name = constraint.Name?.Name ?? $"\0{table.Constraints.Count}";
        table.Constraints[name] = new RememberedConstraint(notNull, !constraint.IsNotEnforced && (isNew || !constraint.IsNotValid), file);
    }

    private RememberedColumn? Column(SqlName table, SqlName column) => Only(table)?.Columns.GetValueOrDefault(column.Name);

    private RememberedObject? Only(SqlName name) => Candidates(relations, name) is [var only] ? only : null;

    // A temporary thing hides another of its name, and stands in a schema of its own.
    private string? SchemaOf(SqlName name, bool isTemporary)
    {
        hasTemporary |= isTemporary;
        return isTemporary ? TemporarySchema : name.Schema;
    }

    private static List<RememberedObject> Surely(Dictionary<string, List<RememberedObject>> all, SqlName name) =>
        Candidates(all, name).FindAll(one => (one.Schema ?? UsualSchema) == (name.Schema ?? UsualSchema)
            || (one.Schema == TemporarySchema && name.Schema is null));

    // One written alike is meant; without such a one, any that the search path may make the same.
    private static List<RememberedObject> Candidates(Dictionary<string, List<RememberedObject>> all, SqlName name)
    {
        if (!all.TryGetValue(name.Name, out var found))
            return [];
        if (name.Schema is null && found.FindAll(one => one.Schema == TemporarySchema) is { Count: > 0 } temporary)
            return temporary;
        var alike = found.FindAll(one => one.Schema == name.Schema);
        return alike.Count > 0 ? alike : name.Schema is null ? [.. found] : found.FindAll(one => one.Schema is null);
    }

    private static void Remember(Dictionary<string, List<RememberedObject>> all, SqlName name, RememberedObject made)
    {
        if (!all.TryGetValue(name.Name, out var same))
            all[name.Name] = same = [];
        same.RemoveAll(one => one.Schema == made.Schema && IsAlike(one.Kind, made.Kind));
        same.Add(made);
    }

    private static void Forget(Dictionary<string, List<RememberedObject>> all, SqlName name, SqlObjectKind kind)
    {
        if (Candidates(all, name) is { Count: > 0 } found && all[name.Name] is var same)
            same.RemoveAll(one => found.Contains(one) && IsAlike(one.Kind, kind));
    }

    private static void Move(Dictionary<string, List<RememberedObject>> all, SqlCommand.Alter alter, AlterAction action)
    {
        if (Candidates(all, alter.Name) is not [var only])
        {
            Forget(all, alter.Name, alter.Kind);
            return;
        }
        if (action is AlterAction.SetSchema { Schema: var schema })
        {
            only.Schema = schema.Name;
            return;
        }
        all[alter.Name.Name].Remove(only);
        Remember(all, new SqlName(only.Schema, ((AlterAction.Rename)action).To.Name, 0), only);
    }

    // ALTER and DROP TABLE also take a view or an index, and ROUTINE stands for function and procedure.
    private static bool IsAlike(SqlObjectKind one, SqlObjectKind other) =>
        one == other || (one.IsRelation && other.IsRelation) || (IsRoutine(one) && IsRoutine(other));

    private static bool IsRoutine(SqlObjectKind kind) => kind.Words is "FUNCTION" or "PROCEDURE" or "ROUTINE" or "AGGREGATE";
}
