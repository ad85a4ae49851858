using OpsBuild.Migrations.Statements;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Statements;

public sealed class Splitting_statements
{
    // What Atlas splits rightly: the texts are Atlas's.
    public static TheoryData<string, string, string[]> AsAtlas => new()
    {
        { "two", "SELECT 1;\nSELECT 2;\n", ["SELECT 1;", "SELECT 2;"] },
        { "no final semicolon", "SELECT 1;\nSELECT 2\n", ["SELECT 1;", "SELECT 2"] },
        { "nothing", "", [] },
        { "white space", " \t\r\n\f\n", [] },
        { "a comment only", "-- nothing yet\n", [] },
        { "leading comments", "-- one\n/* two */\n\nSELECT 1;", ["SELECT 1;"] },
        { "comments inside", "SELECT 1 -- one;\n  , 2 /* ; */;", ["SELECT 1 -- one;\n  , 2 /* ; */;"] },
        { "a comment after the semicolon", "SELECT 1; -- first\nSELECT 2;\n", ["SELECT 1;", "SELECT 2;"] },
        { "a quote in a comment", "-- it's\nSELECT 1;", ["SELECT 1;"] },
        { "an empty statement", "SELECT 1;;SELECT 2;", ["SELECT 1;", ";", "SELECT 2;"] },
        { "a text", "SELECT 'a;''b;';SELECT 2;", ["SELECT 'a;''b;';", "SELECT 2;"] },
        { "a backslash in a standard text", @"SELECT '\';SELECT 2;", [@"SELECT '\';", "SELECT 2;"] },
        { "a quoted name", "SELECT 1 AS \"a;\"\"b;\";SELECT 2;", ["SELECT 1 AS \"a;\"\"b;\";", "SELECT 2;"] },
        { "a function's quoted body", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;';", ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;';"] },
        { "dollar quotes", "DO $$ BEGIN; END $$;SELECT 2;", ["DO $$ BEGIN; END $$;", "SELECT 2;"] },
        { "tagged dollar quotes", "DO $a$ $$ ; $b$ $A$ ; $a$;SELECT 2;", ["DO $a$ $$ ; $b$ $A$ ; $a$;", "SELECT 2;"] },
        { "a tag with accents", "DO $été_1$ ; $été_1$;SELECT 2;", ["DO $été_1$ ; $été_1$;", "SELECT 2;"] },
        { "a rule with two actions", "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b;);SELECT 2;", ["CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b;);", "SELECT 2;"] },
        { "an excluding operator", "ALTER TABLE t ADD EXCLUDE USING gist (r WITH -|-);SELECT 2;", ["ALTER TABLE t ADD EXCLUDE USING gist (r WITH -|-);", "SELECT 2;"] },
        { "a hash in an operator", "SELECT a #>> '{x}', b #- '{y}';SELECT 2;", ["SELECT a #>> '{x}', b #- '{y}';", "SELECT 2;"] },
        { "an atomic body", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;SELECT 3;", ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;", "SELECT 3;"] },
        { "an atomic body with CASE", "CREATE OR REPLACE FUNCTION f(a int) RETURNS int\nBEGIN ATOMIC\n  SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END;\nEND\n;SELECT 3;", ["CREATE OR REPLACE FUNCTION f(a int) RETURNS int\nBEGIN ATOMIC\n  SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END;\nEND\n;", "SELECT 3;"] },
        { "an empty atomic body", "CREATE PROCEDURE p() BEGIN ATOMIC END;SELECT 3;", ["CREATE PROCEDURE p() BEGIN ATOMIC END;", "SELECT 3;"] },
        { "CR LF", "SELECT 1;\r\nSELECT\r\n2;\r\n", ["SELECT 1;", "SELECT\r\n2;"] },
        { "white space of Unicode around", "\u00A0SELECT 1;\u3000\u2028SELECT 2\u00A0", ["SELECT 1;", "SELECT 2"] },
        { "casts and slices", "SELECT a[1:2]::text, ':x' || @y;", ["SELECT a[1:2]::text, ':x' || @y;"] },
        { "a parameter of a prepared statement", "PREPARE p AS SELECT $1;", ["PREPARE p AS SELECT $1;"] },
        { "a parameter of a function", "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN $1;", ["CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN $1;"] },
        { "a table to COPY between files on the server", "COPY t FROM '/x' WITH (DELIMITER ';');COPY stdin TO '/x';", ["COPY t FROM '/x' WITH (DELIMITER ';');", "COPY stdin TO '/x';"] },
        { "own delimiter", "-- atlas:delimiter //\nSELECT 1;\nSELECT 2;\n//\n-- two\nSELECT 3 // ", ["SELECT 1;\nSELECT 2;", "SELECT 3"] },
        { "own delimiter of line feeds", "-- atlas:delimiter \\n\\n\nSELECT 1;\nSELECT 2;\n\n\nSELECT 3;\n", ["SELECT 1;\nSELECT 2;", "SELECT 3;"] },
        { "own delimiter that looks like a comment", "-- atlas:delimiter -- end\nSELECT 1;\n-- end\nSELECT 2;\n-- end\n", ["SELECT 1;", "SELECT 2;"] },
        { "own delimiter after a comment", "-- atlas:delimiter \\n\\n\nSELECT 1; -- one\n\nSELECT 2;\n\n", ["SELECT 1; -- one\n\nSELECT 2;"] },
        { "own delimiter inside parentheses and quotes", "-- atlas:delimiter //\nSELECT ('//', (1 // 2)) //SELECT $$//$$", ["SELECT ('//', (1 // 2))", "SELECT $$//$$"] },
        { "own delimiter that is the semicolon", "-- atlas:delimiter ;\nSELECT 1;SELECT 2;", ["SELECT 1;", "SELECT 2;"] },
        { "nothing between two own delimiters", "-- atlas:delimiter //\nSELECT 1//\n//\n", ["SELECT 1", ""] },
        { "DELIMITER of MySQL's client", "SELECT 1;\nDELIMITER //\nSELECT 2; SELECT 3;\n//\ndelimiter ;\nSELECT 4;", ["SELECT 1;", "SELECT 2; SELECT 3;", "SELECT 4;"] },
        { "a quoted DELIMITER", "DELIMITER '//'\nSELECT 1//\n", ["SELECT 1"] },
    };

    // What Atlas splits wrongly: PostgreSQL decides.
    public static TheoryData<string, string, string[]> AsPostgres => new()
    {
        { "nested comments (Atlas ends at the first */)", "SELECT 1 /* a /* ; */ ; */;SELECT 2;", ["SELECT 1 /* a /* ; */ ; */;", "SELECT 2;"] },
        { "an escaped quote (Atlas: unclosed quote)", @"SELECT E'it\'s;';SELECT 2;", [@"SELECT E'it\'s;';", "SELECT 2;"] },
        { "an escaped text that goes on (Atlas: unclosed quote)", "SELECT E'a' -- x\n  '\\';';SELECT 2;", ["SELECT E'a' -- x\n  '\\';';", "SELECT 2;"] },
        { "a standard text below an escaped one's line", "SELECT E'a' '\\';SELECT 2;", ["SELECT E'a' '\\';", "SELECT 2;"] },
        { "a name that ends in e before a text", @"SELECT typE'\';SELECT 2;", [@"SELECT typE'\';", "SELECT 2;"] },
        { "a dollar inside a name (Atlas: a dollar quote)", "SELECT foo$bar$baz;SELECT 2;SELECT a$bar$;", ["SELECT foo$bar$baz;", "SELECT 2;", "SELECT a$bar$;"] },
        { "plain BEGIN to END (Atlas: one statement)", "BEGIN TRANSACTION;SELECT 1;END;", ["BEGIN TRANSACTION;", "SELECT 1;", "END;"] },
        { "a column called begin (Atlas: one statement)", "SELECT begin FROM t;SELECT 2;END;", ["SELECT begin FROM t;", "SELECT 2;", "END;"] },
        { "a column called begin with an alias", "SELECT begin atomic FROM t;SELECT 2;", ["SELECT begin atomic FROM t;", "SELECT 2;"] },
        { "the back quote, an operator (Atlas: a quote)", "SELECT 1 ` 2;SELECT 3;", ["SELECT 1 ` 2;", "SELECT 3;"] },
        { "a last comment without a line feed (Atlas: a statement)", "SELECT 1;\n-- done", ["SELECT 1;"] },
        { "a comment between BEGIN and ATOMIC (Atlas: ends inside)", "CREATE FUNCTION f() RETURNS int BEGIN /* x */ ATOMIC SELECT 1; END;SELECT 2;", ["CREATE FUNCTION f() RETURNS int BEGIN /* x */ ATOMIC SELECT 1; END;", "SELECT 2;"] },
        { "END as a column's name inside a body", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; END;SELECT 2;", ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; END;", "SELECT 2;"] },
        { "a delimiter that is a word (Atlas: also inside words)", "-- atlas:delimiter GO\nSELECT CATEGORY, GOODS\nGO\nSELECT 2\nGO", ["SELECT CATEGORY, GOODS", "SELECT 2"] },
        { "texts with other prefixes", @"SELECT U&'\0061;', B'1;', X'a;', N'\', U&""d\0061;"";SELECT 2;", [@"SELECT U&'\0061;', B'1;', X'a;', N'\', U&""d\0061;"";", "SELECT 2;"] },
        { "a comment right after an operator", "SELECT 1 */*;*/ 2 +--;\n 3;SELECT 2;", ["SELECT 1 */*;*/ 2 +--;\n 3;", "SELECT 2;"] },
        { "a carriage return ends a line comment", "SELECT 1 -- x\r;SELECT 2;", ["SELECT 1 -- x\r;", "SELECT 2;"] },
        { "a dollar quote after a number", "SELECT 1$$;$$;SELECT 2;", ["SELECT 1$$;$$;", "SELECT 2;"] },
    };

    [Theory]
    [MemberData(nameof(AsAtlas))]
    [MemberData(nameof(AsPostgres))]
    public void gives(string name, string sql, string[] expected)
    {
        Assert.True(StatementSplitter.TrySplit(File("1.sql", sql), out var statements, out var problem), $"{name}: {problem}");

        Assert.Equal(expected, statements.Select(s => s.Text));
    }

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'a;\n", 2, 8, "quote '")]
    [InlineData("SELECT \"a;\n", 1, 8, "quote \"")]
    [InlineData("SELECT E'a\\';\n", 1, 8, "quote '")]
    [InlineData("SELECT E'a\\", 1, 8, "quote '")]
    [InlineData("SELECT 1,\n  (2, (3);\nSELECT 4;\n", 2, 3, "opened here and never closed")]
    [InlineData("SELECT 'é', 1);\n", 1, 14, "was not opened")]
    [InlineData("SELECT /* a /* b */ 1;\n", 1, 8, "comment starts here")]
    [InlineData("DO $a$ ; $A$;\n", 1, 4, "dollar-quoted")]
    [InlineData("CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC SELECT 1;\n", 2, 7, "BEGIN ATOMIC")]
    [InlineData("\nCOPY t (a, b) FROM stdin;\n1\t2\n\\.\n", 2, 1, "COPY from STDIN")]
    [InlineData("COPY (SELECT 1 FROM stdin) TO STDOUT;\n", 1, 1, "COPY from STDIN or to STDOUT")]
    [InlineData("SELECT 1;\n\\connect other\n", 2, 1, @"\connect")]
    [InlineData("SELECT 1 \\gexec\n", 1, 10, @"\gexec")]
    [InlineData("INSERT INTO t VALUES ($1);\n", 1, 23, "$1")]
    [InlineData("SELECT 1;\nSET standard_conforming_strings = off;\n", 2, 1, "standard_conforming_strings")]
    [InlineData("SET LOCAL standard_conforming_strings TO 'off';\n", 1, 1, "standard_conforming_strings")]
    [InlineData("SET NAMES 'latin1';\n", 1, 1, "latin1")]
    [InlineData("SET client_encoding = 'SQL_ASCII';\n", 1, 1, "sql_ascii")]
    [InlineData("-- atlas:delimiter //\nSELECT 1 //\nSELECT ';\n//\n", 3, 8, "quote '")]
    [InlineData("-- atlas:delimiter //\nSELECT 1;\n\\set x\n//\n", 3, 1, @"\set")]
    [InlineData("DELIMITER  \nSELECT 1;\n", 1, 1, "DELIMITER")]
    [InlineData("\uFEFFSELECT 1;\n", 1, 1, "byte order mark")]
    [InlineData("SELECT 1;\nSELECT '\0';\n", 2, 9, "zero byte")]
    public void refuses_with_the_place(string sql, int line, int column, string expected)
    {
        Assert.False(StatementSplitter.TrySplit(File("7_x.sql", sql), out _, out var problem));

        Assert.Equal($"7_x.sql:{line}:{column}", problem.Place);
        Assert.Contains(expected, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void refuses_bytes_that_are_not_UTF_8()
    {
        var file = MigrationFile.Of("1.sql", (byte[])[.. "SELECT 1;\nSELECT '"u8, 0xE9, .. "';"u8]);

        Assert.False(StatementSplitter.TrySplit(file, out _, out var problem));

        Assert.Equal("1.sql:2:9", problem.Place);
    }

    [Theory]
    [InlineData("SET standard_conforming_strings = on;")]
    [InlineData("SET client_encoding = 'UTF8';")]
    [InlineData("SET client_encoding TO utf8;")]
    [InlineData("SET NAMES 'UTF-8';")]
    [InlineData("SET TIME ZONE 'UTC';")]
    public void takes_the_settings_that_pg_dump_writes(string sql) => Assert.True(StatementSplitter.TrySplit(File("1.sql", sql), out _, out _));

    [Fact]
    public void tells_where_each_statement_starts()
    {
        Assert.True(StatementSplitter.TrySplit(File("1.sql", "-- é\nSELECT 'é'; SELECT\n 2;\n"), out var statements, out _));

        Assert.Equal([new TextPosition(2, 1, 6), new TextPosition(2, 13, 19)], statements.Select(s => s.Position));
    }

    [Fact]
    public void sends_what_stands_between_two_own_delimiters_one_by_one()
    {
        Assert.True(StatementSplitter.TrySplit(
            File("1.sql", "-- atlas:delimiter //\nSELECT 1;\n-- two\nSELECT 2;//\n  SELECT 3; -- three\n//"), out var statements, out _));

        Assert.Equal(
            [("SELECT 1;", 2), ("SELECT 2;", 4), ("SELECT 3;", 5)],
            statements.SelectMany(s => s.Commands).Select(c => (c.Text, c.Position.Line)));
        Assert.Equal("SELECT 3; -- three", statements[^1].Text);
    }

    [Fact]
    public void gives_the_partial_hashes_of_Atlas()
    {
        Assert.True(StatementSplitter.TrySplit(
            File("1.sql", "-- tables\nCREATE TABLE b (id int);\n\n-- more\nCREATE TABLE c (id int);\n"), out var statements, out _));

        Assert.Equal(
            ["h1:S7G5baio/zGrFFLxGPtk0fVQ3+gaPtdjGwVJGO8KqYg=", "h1:9e6VaP6OiCinXC8LZh4GjB6jHeCxR7buS55Cfu6Arb4="],
            PartialHashes.Of(statements));
    }
}
