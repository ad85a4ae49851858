using System.Diagnostics;
using OpsBuild.Images.Sources;
using OpsBuild.Testing;

namespace OpsBuild.Images.Tests.Sources;

public sealed class A_revision : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task is_the_commit_and_whether_there_is_more_than_it()
    {
        Git("init", "--quiet");
        Git("remote", "add", "origin", "https://someone:a-token@example.com/owner/name.git");
        folder.Write("a.txt", "one");
        Git("add", ".");
        Git("-c", "user.name=A test", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "first");

        var clean = await SourceRevision.ReadAsync(folder.Path, Cancellation);
        folder.Write("b.txt", "new");
        var dirty = await SourceRevision.ReadAsync(folder.Path, Cancellation);

        Assert.Equal((false, true, clean.Commit), (clean.IsDirty, dirty.IsDirty, dirty.Commit));
        Assert.Equal((clean.Commit, $"{clean.Commit}-dirty", clean.Commit[..10]), (clean.Revision, dirty.Revision, dirty.ShortCommit));
        Assert.Equal("https://example.com/owner/name", clean.Repository);
    }

    [Fact]
    public async Task is_not_made_up_where_nothing_is_committed()
    {
        Git("init", "--quiet");

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => SourceRevision.ReadAsync(folder.Path, Cancellation));

        Assert.Contains("git names no commit", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git@github.com:owner/name.git", "https://github.com/owner/name")]
    [InlineData("ssh://git@example.com:2222/owner/name.git", "https://example.com/owner/name")]
    [InlineData("https://example.com:8443/owner/name/", "https://example.com:8443/owner/name")]
    [InlineData("/srv/git/name.git", null)]
    [InlineData("", null)]
    public void tells_where_the_repository_is_without_anybodys_credentials(string origin, string? address) => Assert.Equal(address, RepositoryAddress.Of(origin));

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
