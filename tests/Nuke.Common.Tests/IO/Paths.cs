using Nuke.Common.IO;
using OpsBuild.Testing;

namespace Nuke.Tests.IO;

public sealed class Paths
{
    [Fact]
    public void are_joined_normalised_and_compared()
    {
        AbsolutePath root = "/a/b";

        Assert.Equal("/a/b/c.d.txt", (root / "x" / ".." / "c.d.txt").ToString());
        Assert.Equal("/a", (root / ..).ToString());
        Assert.Equal("/a/b.log", (root + ".log").ToString());
        Assert.True(root / "c" == "/a/b/c/");
        Assert.Equal("c.d", (root / "c.d.txt").NameWithoutExtension);
        Assert.Equal(".txt", (root / "c.d.txt").Extension);
        Assert.Null(AbsolutePath.Create("/").Parent);
        Assert.Null((AbsolutePath)(string?)null!);
    }

    [Fact]
    public void without_a_root_are_refused()
    {
        Assert.Throws<ArgumentException>(() => (AbsolutePath)"a/b");
        Assert.Throws<ArgumentException>(() => AbsolutePath.Create("/a") / "/b");
        Assert.Throws<ArgumentException>(() => AbsolutePath.Create("/a") / ".." / "..");
    }

    [Fact]
    public void are_seen_from_one_another()
    {
        AbsolutePath root = "/a/b";

        Assert.Equal("../c/d", root.GetUnixRelativePathTo("/a/c/d"));
        Assert.Equal(@"..\c\d", root.GetWinRelativePathTo("/a/c/d"));
        Assert.True(root.Contains("/a/b/c"));
        Assert.False(root.Contains("/a/bc"));
    }

    [Theory]
    [InlineData("**/*.cs", "a/b/c.cs a/d.cs e.cs")]
    [InlineData("*.cs", "e.cs")]
    [InlineData("a/**", "a/b/c.cs a/d.cs a/d.txt")]
    [InlineData("**/?.{cs,txt}", "a/b/c.cs a/d.cs a/d.txt e.cs")]
    [InlineData("a/*/c.cs", "a/b/c.cs")]
    public void are_found_by_pattern(string pattern, string found)
    {
        using var directory = Tree();
        var root = AbsolutePath.Create(directory.Path);

        Assert.Equal(found, string.Join(' ', root.GlobFiles(pattern).Select(file => root.GetUnixRelativePathTo(file))));
    }

    [Fact]
    public void of_folders_are_found_by_pattern()
    {
        using var directory = Tree();
        var root = AbsolutePath.Create(directory.Path);

        Assert.Equal([root / "a" / "b"], root.GlobDirectories("**/b"));
    }

    [Fact]
    public void are_written_with_the_folders_above_them()
    {
        using var directory = new TemporaryDirectory();
        var file = AbsolutePath.Create(directory.Path) / "x" / "y.txt";

        file.WriteAllText("one").AppendAllLines(["two"]).UpdateText(text => text.ToUpperInvariant());

        Assert.Equal("ONE\nTWO\n", file.ReadAllText().ReplaceLineEndings("\n"));
        Assert.True(file.Exists());
    }

    [Fact]
    public void are_copied_and_moved_as_the_policy_says()
    {
        using var directory = Tree();
        var root = AbsolutePath.Create(directory.Path);

        (root / "a").Copy(root / "copy");
        Assert.Throws<IOException>(() => (root / "a").Copy(root / "copy"));
        (root / "copy" / "d.cs").WriteAllText("mine");
        (root / "a").Copy(root / "copy", ExistsPolicy.MergeAndSkip);
        var kept = (root / "copy" / "d.cs").ReadAllText();
        (root / "copy").Move(root / "a", ExistsPolicy.MergeAndOverwrite);

        Assert.Equal("mine\n", kept);
        Assert.False((root / "copy").DirectoryExists());
        Assert.Equal("mine\n", (root / "a" / "d.cs").ReadAllText());
    }

    private static TemporaryDirectory Tree()
    {
        var directory = new TemporaryDirectory();
        var root = AbsolutePath.Create(directory.Path);
        foreach (var file in (string[])["a/b/c.cs", "a/d.cs", "a/d.txt", "e.cs"])
            (root / file).TouchFile();
        return directory;
    }
}
