using System.Text;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests;

public sealed class An_atlas_sum
{
    private static readonly MigrationFile Init = File("20240101000000_init.sql", "CREATE TABLE users (id bigint NOT NULL, PRIMARY KEY (id));\n");
    private static readonly MigrationFile AddName = File(
        "20240102000000_add_name.sql", "ALTER TABLE users ADD COLUMN name text;\nCREATE INDEX users_name ON users (name);\n");

    [Fact]
    public void of_two_files_is_what_Atlas_writes()
    {
        Assert.Equal(
            """
            h1:vLHVkp4pizjxIrb3GsoQ60VHS/syPhtfTQ/JWzLc7W8=
            20240101000000_init.sql h1:t/ohxqoFwk4AdL8jzajFDW/YqmCegSuVGZIN0ZunwnM=
            20240102000000_add_name.sql h1:5esiGgHaZksG0weB29T+fmngy0H3Tu80uTDs20X1Z4U=

            """,
            Directory(AddName, Init).ComputeSum().ToString());
    }

    [Fact]
    public void knows_hidden_empty_and_left_out_files_as_Atlas_does()
    {
        var directory = Directory(
            File("9_empty.sql", ""), File("1_a.sql", "-- atlas:sum ignore\nSELECT 2;\n"), File("10_b.sql", "SELECT 1;\n"), File(".hidden.sql", "SELECT 3;"));

        Assert.Equal(
            """
            h1:96a/JD23Hn+DJDHZYDRxFjopWBAl+ptPdqqGHz8AOR4=
            .hidden.sql h1:OuubgMpmUvyHJOy3jzFRKVySveeLdzUQoYtY2JfGUsU=
            10_b.sql h1:WXFvYeLVKQUUt0M2VJ35EXt6oPdEn7XRynXdfbP8Cfc=
            9_empty.sql h1:H7NCY1AwuzKc+tNw4y0MfIZ2gDQx3f3WSaQd0f1g+8w=

            """,
            directory.ComputeSum().ToString());
    }

    [Fact]
    public void takes_line_ends_and_accents_as_bytes()
    {
        var directory = Directory(
            File("20240201120000_crlf.sql", "-- atlas:txmode none\r\n\r\nINSERT INTO t VALUES ('hé');\r\n"),
            File("20240301120000_checkpoint.sql", "-- atlas:checkpoint v1\n\nCREATE TABLE t (c text)"));

        Assert.Equal(
            """
            h1:ulyFFLy1d6EzA8pb7s7qsiw1N9eLE0Z8o9KdfE8irtk=
            20240201120000_crlf.sql h1:LEf9Ltg8w4keOpjf4jGBetrisPji0ts2LrYQ8qQ1xIM=
            20240301120000_checkpoint.sql h1:lt+8OtpCQHoGIzfCIocE7PvaatLzQXkweObb4TqKxxo=

            """,
            directory.ComputeSum().ToString());
    }

    [Fact]
    public void of_no_files_is_one_line() =>
        Assert.Equal("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", Directory().ComputeSum().ToString());

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void is_valid_with_either_line_end(string lineEnd)
    {
        var text = Directory(Init, AddName).ComputeSum().ToString().ReplaceLineEndings(lineEnd);

        Assert.IsType<SumCheck.Valid>(WithSum(text, Init, AddName).CheckSum());
    }

    [Fact]
    public void is_valid_without_the_mark_on_its_first_line_and_without_a_last_line_feed()
    {
        var text = Directory(Init).ComputeSum().ToString()[3..].TrimEnd('\n');

        Assert.IsType<SumCheck.Valid>(WithSum(text, Init).CheckSum());
    }

    [Fact]
    public void may_be_missing_only_where_there_is_nothing_to_sum()
    {
        Assert.IsType<SumCheck.Valid>(WithSum(null).CheckSum());
        Assert.IsType<SumCheck.Missing>(WithSum(null, Init).CheckSum());
    }

    [Theory]
    [InlineData("h1:abc=\n20240101000000_init.sql\n", 2)]
    [InlineData("h1:abc=\na.sql h1:x\n<<<<<<< HEAD\n", 3)]
    [InlineData("h1:abc=\n\na.sql h1:x\n", 2)]
    [InlineData("", 1)]
    public void that_is_malformed_names_the_line(string text, int line)
    {
        var malformed = Assert.IsType<SumCheck.Malformed>(WithSum(text, Init).CheckSum());

        Assert.Equal(line, malformed.Line);
    }

    [Fact]
    public void whose_first_line_does_not_sum_up_the_others_is_inconsistent()
    {
        var text = Directory(Init, AddName).ComputeSum().ToString().Replace("h1:vLHV", "h1:AAAA", StringComparison.Ordinal);

        Assert.IsType<SumCheck.Inconsistent>(WithSum(text, Init, AddName).CheckSum());
    }

    [Fact]
    public void says_which_file_was_edited()
    {
        var sum = Directory(Init, AddName).ComputeSum().ToString();

        var check = WithSum(sum, File(Init.Name, "CREATE TABLE users (id int);\n"), AddName).CheckSum();

        Assert.Equal(new SumCheck.Mismatch(Init.Name, 2, SumChange.Edited), check);
    }

    [Theory]
    [InlineData("20231231000000_before.sql", 2)]
    [InlineData("20240101120000_between.sql", 3)]
    [InlineData("20240103000000_after.sql", 4)]
    public void says_which_file_was_added(string name, int line)
    {
        var sum = Directory(Init, AddName).ComputeSum().ToString();

        var check = WithSum(sum, Init, AddName, File(name, "SELECT 1;\n")).CheckSum();

        Assert.Equal(new SumCheck.Mismatch(name, line, SumChange.Added), check);
    }

    [Fact]
    public void says_which_file_was_removed()
    {
        var sum = Directory(Init, AddName).ComputeSum().ToString();

        Assert.Equal(new SumCheck.Mismatch(Init.Name, 2, SumChange.Removed), WithSum(sum, AddName).CheckSum());
        Assert.Equal(new SumCheck.Mismatch(AddName.Name, 3, SumChange.Removed), WithSum(sum, Init).CheckSum());
    }

    [Fact]
    public void says_that_a_renamed_file_is_no_longer_there()
    {
        var sum = Directory(Init).ComputeSum().ToString();

        var check = WithSum(sum, MigrationFile.Of("20240101000000_start.sql", Init.Content)).CheckSum();

        Assert.Equal(new SumCheck.Mismatch(Init.Name, 2, SumChange.Removed), check);
    }

    [Fact]
    public void that_was_read_is_written_again_byte_for_byte()
    {
        var text = Directory(Init, AddName).ComputeSum().ToString();

        Assert.True(SumFile.TryParse(Encoding.UTF8.GetBytes(text), out var sum, out _));

        Assert.Equal(text, sum.ToString());
    }
}
