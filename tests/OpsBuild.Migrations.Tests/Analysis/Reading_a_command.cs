using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Tests.Analysis;

public sealed class Reading_a_command
{
    [Theory]
    [InlineData("create table A.B (id int)", "a.b")]
    [InlineData("create table \"A\".\"b\"\"c\" (id int)", "\"A\".\"b\"\"c\"")]
    [InlineData("create table db.a.b (id int)", "a.b")]
    [InlineData("create table Größe (id int)", "größe")]
    [InlineData("create table U&\"d\\0061ta\" (id int)", "data")]
    [InlineData("CREATE /* if not exists */ TABLE -- x\n IF NOT EXISTS t(id int)", "t")]
    [InlineData("create unlogged table if not exists t as select 1", "t")]
    [InlineData("create /* a /* nested */ comment */ global temporary table t (id int)", "t")]
    [InlineData("create table aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggghhh (id int)",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg")]
    public void finds_the_name_as_the_server_folds_it(string sql, string name) =>
        Assert.Equal(name, Assert.IsType<SqlCommand.CreateTable>(SqlCommand.Read(sql)).Name.ToString(), ignoreCase: false);

    [Fact]
    public void takes_an_ALTER_TABLE_apart_into_its_actions()
    {
        var alter = Assert.IsType<SqlCommand.Alter>(SqlCommand.Read("""
            alter table if exists only "Sales".orders
                add column a numeric(10, 2) default round(1.0, 2) not null check (a > 0 and a < 10),
                add constraint o check (b in ('x,y', E'it\'s, z')) not valid,
                drop column if exists "C" cascade, -- a comment, with a comma
                alter d set data type varchar(20)[] using string_to_array(d, ','),
                alter column e set not null, add foreign key (f, g) references other.things (x, y) match full on delete cascade not valid,
                validate constraint p, set (fillfactor = 70, autovacuum_enabled = false), owner to somebody
            """));

        Assert.Equal("\"Sales\".orders", alter.Name.ToString());
        Assert.True(alter.IfExists);
        Assert.Collection(
            alter.Actions,
            action => Assert.True(action is AlterAction.AddColumn
            {
                Column: { IsNotNull: true, Source: ColumnSource.Default, Type: { Name: "numeric", Modifiers: ["10", "2"] },
                    Constraints: [{ Kind: ConstraintKind.Check }] },
            }),
            action => Assert.True(action is AlterAction.AddConstraint { Constraint: { Kind: ConstraintKind.Check, Name.Name: "o",
                IsNotValid: true } }),
            action => Assert.True(action is AlterAction.DropColumn { Column.Name: "C", IfExists: true, Cascade: true }),
            action => Assert.True(action is AlterAction.ChangeType { Column.Name: "d", Type: { Name: "character varying", IsArray: true },
                Using: not null }),
            action => Assert.True(action is AlterAction.SetNotNull { Column.Name: "e" }),
            action => Assert.True(action is AlterAction.AddConstraint { Constraint: { Kind: ConstraintKind.ForeignKey, IsNotValid: true,
                References: { Schema: "other", Name: "things" } } }),
            action => Assert.True(action is AlterAction.ValidateConstraint { Constraint.Name: "p" }),
            action => Assert.True(action is AlterAction.Parameters { Names: ["fillfactor", "autovacuum_enabled"] }),
            action => Assert.True(action is AlterAction.ChangeOwner));
    }

    [Theory]
    [InlineData("add a int", "a")]
    [InlineData("add column \"check\" int", "check")]
    [InlineData("add if not exists exclude int", "exclude")]
    [InlineData("add value text", "value")]
    public void tells_a_column_from_a_constraint(string action, string column) =>
        Assert.Equal(column, Assert.IsType<AlterAction.AddColumn>(
            Assert.IsType<SqlCommand.Alter>(SqlCommand.Read($"alter table t {action}")).Actions.Single()).Column.Name.Name);

    [Theory]
    [InlineData("create index concurrently on t (lower(a), (b + 1)) where c", true, false, null)]
    [InlineData("create unique index if not exists \"I\" on only s.t using gin (a)", false, true, "I")]
    [InlineData("create index \"concurrently\" on t (a)", false, false, "concurrently")]
    public void tells_a_concurrent_index_from_one_of_that_name(string sql, bool concurrently, bool ifNotExists, string? name)
    {
        var index = Assert.IsType<SqlCommand.CreateIndex>(SqlCommand.Read(sql));

        Assert.Equal((concurrently, ifNotExists, name, "t"), (index.Concurrently, index.IfNotExists, index.Name?.Name, index.Table.Name));
    }

    [Theory]
    [InlineData("select extract(year from a), substring(b from 2), trim(both from c) from t where d is distinct from e", "t")]
    [InlineData("select * from a, only b, lateral (select 1 from c) x, f(1) g, (d cross join e) h", "a b c d e")]
    [InlineData("with x as (select * from a), y as materialized (select * from x join b on true) select * from x, y, s.x", "a b s.x")]
    [InlineData("(select 1 from a) union all (select 2 from b) order by 1", "a b")]
    [InlineData("select (select max(x) from a), array(select y from b), 'from c' from d group by e having exists (table f)", "a b d f")]
    [InlineData("select * from generate_series(1, 2) g, rows from (unnest(a)) r", "")]
    public void finds_what_a_query_reads(string sql, string tables) =>
        Assert.Equal(tables, string.Join(' ', SqlCommand.Read(sql).Reads.Select(name => name.ToString()).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("delete from t", DataChangeKind.Delete, false)]
    [InlineData("delete from t where true", DataChangeKind.Delete, true)]
    [InlineData("delete from t using (select 1 from u where x) v", DataChangeKind.Delete, false)]
    [InlineData("update only t set a = (select b from u where c)", DataChangeKind.Update, false)]
    [InlineData("update t set a = 1 from u where t.id = u.id returning *", DataChangeKind.Update, true)]
    [InlineData("with gone as (delete from t returning *) select * from gone where id = 1", DataChangeKind.Delete, false)]
    [InlineData("insert into t values (1) on conflict do nothing", DataChangeKind.Insert, true)]
    [InlineData("merge into only t using u on true when matched then delete", DataChangeKind.Merge, true)]
    [InlineData("copy t (a, b) from '/tmp/x'", DataChangeKind.Copy, true)]
    public void finds_what_rows_are_changed(string sql, DataChangeKind kind, bool hasCondition)
    {
        var change = Assert.Single(Assert.IsType<SqlCommand.Query>(SqlCommand.Read(sql)).Changes);

        Assert.Equal((kind, "t", hasCondition), (change.Kind, change.Table.Name, change.HasCondition));
    }

    [Theory]
    [InlineData("a is not null", "a")]
    [InlineData("((a) is not null)", "")]
    [InlineData("(a is not null and \"B\" is not null) and c > 0", "a B")]
    [InlineData("a is not null or b is not null", "")]
    [InlineData("not (a is not null)", "")]
    public void finds_which_columns_a_check_leaves_without_nulls(string check, string columns)
    {
        var alter = Assert.IsType<SqlCommand.Alter>(SqlCommand.Read($"alter table t add check ({check})"));

        Assert.Equal(columns, string.Join(' ',
            Assert.IsType<AlterAction.AddConstraint>(alter.Actions.Single()).Constraint.Expression!.NotNullColumns()));
    }

    [Theory]
    [InlineData("do $$ begin drop table t; end $$", "DO")]
    [InlineData("call p()", "CALL")]
    [InlineData("execute x", "EXECUTE")]
    public void says_of_what_runs_elsewhere_that_it_is_not_seen(string sql, string tag) =>
        Assert.Equal(new SqlCommand.Opaque(tag), SqlCommand.Read(sql));

    [Theory]
    [InlineData("", "")]
    [InlineData(";", "")]
    [InlineData("frobnicate the table", "")]
    [InlineData("create", "")]
    [InlineData("alter table", "ALTER TABLE")]
    [InlineData("drop table", "DROP TABLE")]
    [InlineData(") select", "")]
    public void makes_the_best_of_what_is_no_command(string sql, string tag) => Assert.Equal(tag, SqlCommand.Read(sql).Tag);

    /// <summary>
    /// Every SQL file there is on the machine, whole and cut off anywhere: something is said of each, and nothing thrown.
    /// </summary>
    [Fact]
    public void never_stumbles()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "db"), "*.sql", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests"), "*.sql", SearchOption.AllDirectories))
            .Concat(Directory.Exists("/usr/share/postgresql")
                ? Directory.EnumerateFiles("/usr/share/postgresql", "*.sql", SearchOption.AllDirectories) : [])
            .Select(File.ReadAllText).Concat(Locks_of_a_command.Commands).ToList();
        var random = new Random(20261123);

        foreach (var text in texts)
        {
            foreach (var command in text.Split(';'))
            {
                SqlCommand.Read(command);
                for (var cut = 0; cut < 8 && command.Length > 0; cut++)
                {
                    var start = random.Next(command.Length);
                    SqlCommand.Read(command[start..]);
                    SqlCommand.Read(command[..start]);
                    SqlCommand.Read(command.Remove(start, Math.Min(random.Next(1, 5), command.Length - start)));
                }
            }
        }

        Assert.True(texts.Count > 100);
    }
}
