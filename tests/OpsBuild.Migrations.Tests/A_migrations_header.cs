using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests;

public sealed class A_migrations_header
{
    [Theory]
    [InlineData("-- atlas:txmode none\n\nSELECT 1;\n", TransactionMode.None)]
    [InlineData("# atlas:txmode none\n \t\nSELECT 1;\n", TransactionMode.None)]
    [InlineData("-- why: see below\n--atlas:nolint\n-- atlas:txmode file\n\nSELECT 1;\n", TransactionMode.File)]
    [InlineData("-- atlas:txmode all\n", TransactionMode.All)]
    [InlineData("SELECT 1;\n-- atlas:txmode none\n\n", TransactionMode.File)]
    [InlineData("\n-- atlas:txmode none\n\n", TransactionMode.File)]
    [InlineData("", TransactionMode.File)]
    public void says_how_statements_are_grouped(string text, TransactionMode mode)
    {
        var header = File("1.sql", text).Header;

        Assert.Equal(mode, header.TransactionMode);
        Assert.Empty(header.Problems);
    }

    [Theory]
    [InlineData("-- atlas:txmode none\nCREATE INDEX CONCURRENTLY i ON t (a);\n", 1, "empty line")]
    [InlineData("-- atlas:checkpoint\r\n\r\nSELECT 1;\r\n", 1, "CR LF")]
    [InlineData("\uFEFF-- atlas:txtar\n\n", 1, "byte order mark")]
    [InlineData("-- atlas:txmode none", 1, "empty line")]
    [InlineData("-- first\n-- atlas:delimiter //\n\n", 2, "first line")]
    [InlineData("-- first\n-- atlas:sum ignore\n\n", 2, "first line")]
    [InlineData("-- atlas:sum ignore\r\n", 1, "CR LF")]
    [InlineData("-- atlas:txmode never\n\n", 1, "file or none")]
    [InlineData("-- atlas:txmode file\n-- atlas:txmode none\n\n", 2, "Only one")]
    [InlineData("-- atlas:delimiter\nSELECT 1;\n", 1, "no statement would ever end")]
    public void tells_of_directives_that_do_not_count(string text, int line, string why)
    {
        var header = File("1.sql", text).Header;

        var problem = Assert.Single(header.Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(why, problem.Why, StringComparison.Ordinal);
        Assert.False(header.IsCheckpoint || header.IsArchive || header.IsLeftOutOfSum);
    }

    [Theory]
    [InlineData("-- atlas:sum ignore\n", true)]
    [InlineData("SELECT 1; -- atlas:sum   ignore\n", true)]
    [InlineData("-- atlas:sum ignore it\n", false)]
    [InlineData("-- atlas:sum ignore \n", false)]
    [InlineData("-- é atlas:sum ignore\n", false)]
    [InlineData("-- atlas:sum ignore atlas:nolint\n", false)]
    public void leaves_a_file_out_of_the_sum_by_its_first_line_alone(string text, bool leftOut) =>
        Assert.Equal(leftOut, File("1.sql", text).Header.IsLeftOutOfSum);

    [Theory]
    [InlineData(@"-- atlas:delimiter \n\n\n", "\n\n\n")]
    [InlineData("-- atlas:delimiter -- end", "-- end")]
    [InlineData("-- atlas:delimiter ½", "½")]
    [InlineData("--atlas:delimiter //", null)]
    [InlineData("SELECT 1; -- atlas:delimiter //", null)]
    public void names_the_delimiter_on_the_first_line(string line, string? delimiter) =>
        Assert.Equal(delimiter, File("1.sql", line + "\nSELECT 1;\n").Header.Delimiter);

    [Fact]
    public void holds_all_directives_of_the_file()
    {
        var header = File("1.sql", "-- atlas:checkpoint v1 é\n-- atlas:nolint DS103 data_depend\n\n").Header;

        Assert.Equal([new Directive("checkpoint", "v1 é", 1), new Directive("nolint", "DS103 data_depend", 2)], header.Directives);
        Assert.True(header.IsCheckpoint);
    }
}
