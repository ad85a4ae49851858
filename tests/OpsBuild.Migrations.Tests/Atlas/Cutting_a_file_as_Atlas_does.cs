using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Statements;
using OpsBuild.Migrations.Tests.Statements;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Atlas;

public sealed class Cutting_a_file_as_Atlas_does
{
    public static TheoryData<string, string, string[]> AsAtlas => Splitting_statements.AsAtlas;

    public static TheoryData<string, string, string[]> AsPostgres => Splitting_statements.AsPostgres;

    [Theory]
    [MemberData(nameof(AsAtlas))]
    public void agrees_where_Atlas_is_right(string name, string sql, string[] expected)
    {
        Assert.True(AtlasScanner.TryCut(sql, File("1.sql", sql).Header.Delimiter, out var statements, out var complaint), $"{name}: {complaint}");

        Assert.Equal(expected, statements);
        Assert.Null(AtlasCuts.Find(Pending(sql)));
    }

    [Theory]
    [InlineData("SELECT 1 /* a /* ; */ ; */;SELECT 2;", new[] { "SELECT 1 /* a /* ; */ ;", "*/;", "SELECT 2;" })]
    [InlineData("SELECT foo$bar$baz;SELECT 2;SELECT a$bar$;SELECT 3;", new[] { "SELECT foo$bar$baz;SELECT 2;SELECT a$bar$;", "SELECT 3;" })]
    [InlineData("SELECT a$b$;SELECT 2;", new[] { "SELECT a$b$;SELECT 2;" })]
    [InlineData("BEGIN TRANSACTION;SELECT 1;END;SELECT 2;", new[] { "BEGIN TRANSACTION;SELECT 1;END;", "SELECT 2;" })]
    [InlineData("SELECT begin FROM t;SELECT 2;end ;SELECT 3;", new[] { "SELECT begin FROM t;SELECT 2;end ;", "SELECT 3;" })]
    [InlineData("SELECT begin FROM t;SELECT 2;", new[] { "SELECT begin FROM t;", "SELECT 2;" })]
    [InlineData("BEGIN;SELECT 1;END;", new[] { "BEGIN;", "SELECT 1;", "END;" })]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN /* x */ ATOMIC SELECT 1; END;SELECT 2;", new[] { "CREATE FUNCTION f() RETURNS int BEGIN /* x */ ATOMIC SELECT 1; END;", "SELECT 2;" })]
    [InlineData("SELECT 1;\n-- done", new[] { "SELECT 1;", "-- done" })]
    [InlineData("SELECT 1 ` 2;SELECT ` 3;SELECT 4;", new[] { "SELECT 1 ` 2;SELECT ` 3;", "SELECT 4;" })]
    [InlineData("SELECT 1 /* open; SELECT 2;", new[] { "SELECT 1 /* open;", "SELECT 2;" })]
    [InlineData("SELECT 1 -- x\r;SELECT 2;\n;", new[] { "SELECT 1 -- x\r;SELECT 2;\n;" })]
    [InlineData("-- atlas:delimiter GO\nSELECT CATEGORY\nGO\n", new[] { "SELECT CATE", "RY" })]
    public void follows_it_where_it_is_wrong(string sql, string[] expected)
    {
        Assert.True(AtlasScanner.TryCut(sql, File("1.sql", sql).Header.Delimiter, out var statements, out _));

        Assert.Equal(expected, statements);
    }

    [Theory]
    [InlineData(@"SELECT E'it\'s';", "unclosed quote '")]
    [InlineData("SELECT 1 ` 2;", "unclosed quote `")]
    [InlineData("SELECT (1;", "unclosed '('")]
    [InlineData("SELECT 1);", "unexpected ')'")]
    public void complains_as_it_does(string sql, string expected)
    {
        Assert.False(AtlasScanner.TryCut(sql, null, out _, out var complaint));

        Assert.Equal(expected, complaint);
    }

    // Statements that both cut alike, and the comment at the end that Atlas counts and that does nothing, are no reason to refuse a file.
    private static readonly string[] Harmless =
    [
        "a last comment without a line feed (Atlas: a statement)", "END as a column's name inside a body", "texts with other prefixes",
        "a standard text below an escaped one's line", "a name that ends in e before a text", "a comment right after an operator",
        "a dollar quote after a number", "a column called begin with an alias", "a comment between BEGIN and ATOMIC (Atlas: ends inside)",
        "a carriage return ends a line comment",
    ];

    [Theory]
    [MemberData(nameof(AsPostgres))]
    public void is_refused_where_it_would_send_something_else(string name, string sql, string[] expected)
    {
        Assert.NotEmpty(expected);

        var problem = AtlasCuts.Find(Pending(sql));

        if (Harmless.Contains(name))
            Assert.Null(problem);
        else
            Assert.NotNull(problem);
    }

    private static PendingFile Pending(string sql)
    {
        var file = File("1.sql", sql);
        Assert.True(StatementSplitter.TrySplit(file, out var statements, out var problem), $"{problem}");
        return new PendingFile(file, statements, "") { Locks = new LockBudgets() };
    }
}
