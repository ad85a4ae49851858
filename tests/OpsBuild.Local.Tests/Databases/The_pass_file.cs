using OpsBuild.Local.Databases;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Databases;

public sealed class The_pass_file
{
    private static readonly DatabaseUrl Url = Parse("postgres://me@db.example.org:5433/shop");

    [Theory]
    [InlineData("db.example.org:5433:shop:me:secret", "secret")]
    [InlineData("*:*:*:me:secret", "secret")]
    [InlineData("# a comment\nother:5433:shop:me:wrong\n\n*:5433:*:*:secret\n*:*:*:*:later", "secret")]
    [InlineData(@"*:*:*:me:with\:colon\\and backslash", @"with:colon\and backslash")]
    [InlineData("*:*:*:me:secret:a comment", "secret")]
    [InlineData("db.example.org:5432:shop:me:secret", null)]
    [InlineData("*:*:*:you:secret", null)]
    [InlineData("*:*:me:secret", null)]
    public void gives_the_password_of_the_first_line_that_fits(string text, string? expected)
    {
        using var folder = new TemporaryDirectory();
        var file = Private(folder, text);

        Assert.Equal(expected, PassFile.Read(file)!.PasswordFor(Url));
    }

    [Fact]
    public void that_others_can_read_is_not_used()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such permissions.");
        using var folder = new TemporaryDirectory();
        var file = Private(folder, "*:*:*:*:secret");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var refused = Assert.Throws<InvalidOperationException>(() => PassFile.Read(file));

        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void counts_less_than_the_variable_and_is_missed_with_a_way_on()
    {
        using var folder = new TemporaryDirectory();
        var file = Private(folder, "*:*:*:me:from the file");
        var environment = new Dictionary<string, string> { ["PGPASSFILE"] = file };

        Assert.Equal("from the file", DatabaseAccess.Read(Url, environment).Password.Reveal());
        environment["PGPASSWORD"] = "from the variable";
        Assert.Equal("from the variable", DatabaseAccess.Read(Url, environment).Password.Reveal());

        var missing = new Dictionary<string, string> { ["PGPASSFILE"] = folder["none"] };
        Assert.Contains("PGPASSWORD", Assert.Throws<InvalidOperationException>(() => DatabaseAccess.Read(Url, missing)).Message, StringComparison.Ordinal);
    }

    private static string Private(TemporaryDirectory folder, string text)
    {
        var file = folder.Write("pgpass", text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private static DatabaseUrl Parse(string text) => DatabaseUrl.TryParse(text, out var url, out var error) ? url : throw new InvalidOperationException(error);
}
