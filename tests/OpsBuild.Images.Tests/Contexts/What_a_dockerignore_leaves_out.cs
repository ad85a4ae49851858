using OpsBuild.Images.Contexts;

namespace OpsBuild.Images.Tests.Contexts;

public sealed class What_a_dockerignore_leaves_out
{
    // The cases that Docker's documentation tells, and those in which it differs from git.
    [Theory]
    [InlineData("# comment", "# comment", false)]
    [InlineData("*/temp*", "somedir/temporary.txt", true)]
    [InlineData("*/temp*", "somedir/temp", true)]
    [InlineData("*/temp*", "temp", false)]
    [InlineData("*/temp*", "a/b/temp", false)]
    [InlineData("*/*/temp*", "somedir/subdir/temporary.txt", true)]
    [InlineData("temp?", "tempa", true)]
    [InlineData("temp?", "temp", false)]
    [InlineData("temp?", "temp/", false)]
    [InlineData("**/*.go", "main.go", true)]
    [InlineData("**/*.go", "a/b/c.go", true)]
    [InlineData("**/*.go", "a/b/c.god", false)]
    [InlineData("foo", "foo/bar/baz", true)]
    [InlineData("foo", "bar/foo", false)]
    [InlineData("/foo/bar/", "foo/bar", true)]
    [InlineData("foo//./bar", "foo/bar", true)]
    [InlineData("foo/../bar", "bar", true)]
    [InlineData("../foo", "foo", false)]
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README.md", "CHANGES.md", true)]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("*\n!src", "src/a/b.cs", false)]
    [InlineData("*\n!src/a", "src/b", true)]
    [InlineData("*\n!src\n**/bin", "src/a/bin/x.dll", true)]
    [InlineData("*\n! src ", "src/a", false)]
    [InlineData("a[b-d]e", "ace", true)]
    [InlineData("a[^b-d]e", "ace", false)]
    [InlineData("a[^b-d]e", "aze", true)]
    [InlineData("a[^b]c", "a/c", false)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "axb", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("foo/**", "foo/bar", true)]
    [InlineData("foo/**", "foo", false)]
    [InlineData("**", "any/thing", true)]
    [InlineData("**/foo/bar", "x/y/foo/bar/z", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("\uFEFF*.md\r\n", "a.md", true)]
    public void is_what_its_last_fitting_pattern_says(string text, string path, bool isLeftOut) =>
        Assert.Equal(isLeftOut, IgnoreFile.Parse(text).Excludes(path));

    [Theory]
    [InlineData("src", "src", true)]
    [InlineData("*\n!src/a", "src", false)]
    [InlineData("*\n!src/a", "src/a", false)]
    [InlineData("*\n!src/a", "src/b", true)]
    [InlineData("*\n!src/a", "tests", true)]
    [InlineData("*\n!**/keep", "tests/deep", false)]
    [InlineData("*\n!src/*/keep", "src/any", false)]
    public void is_a_whole_folder_only_when_nothing_of_it_comes_back(string text, string folder, bool isLeftOut) =>
        Assert.Equal(isLeftOut, IgnoreFile.Parse(text).ExcludesAllOf(folder));

    [Theory]
    [InlineData("a\n!\n", ".dockerignore:2")]
    [InlineData("a[b\n", ".dockerignore:1")]
    [InlineData("a\\\n", ".dockerignore:1")]
    public void is_never_guessed(string text, string where)
    {
        var failure = Assert.Throws<ImageBuildException>(() => IgnoreFile.Parse(text));

        Assert.StartsWith($"{where} is no pattern.", failure.Message, StringComparison.Ordinal);
    }
}
