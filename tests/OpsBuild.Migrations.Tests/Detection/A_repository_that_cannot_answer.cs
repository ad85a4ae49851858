using OpsBuild.Migrations.Detection;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>Each trouble has its name and its way out; none of them passes.</summary>
public sealed class A_repository_that_cannot_answer : DetectionTest
{
    [Fact]
    public async Task because_there_is_none_says_how_to_go_on()
    {
        using var archive = new TemporaryDirectory();
        archive.Write(First, "select 1;\n");

        var error = await ProblemAsync(DetectionProblem.NotARepository, new DetectionRequest(archive.Path));

        Assert.Contains("git init && git add -A && git commit -m base", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_its_folder_does_not_exist_says_so() =>
        await ProblemAsync(DetectionProblem.NotARepository, new DetectionRequest(Repository["no/such/folder"]));

    [Fact]
    public async Task because_it_is_bare_says_so()
    {
        var bare = Own(await TestRepository.CreateBareAsync(Token));

        await ProblemAsync(DetectionProblem.BareRepository, new DetectionRequest(bare.Path));
    }

    [Fact]
    public async Task because_the_inside_of_git_was_given_says_so()
    {
        await BaseAsync();

        await ProblemAsync(DetectionProblem.BareRepository, new DetectionRequest(Repository[".git"]));
    }

    [Fact]
    public async Task because_another_account_owns_it_names_safe_directory()
    {
        await BaseAsync();

        // Git's own switch for testing this.
        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(
            new DetectionRequest(Repository["db"]), new Dictionary<string, string> { ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1" }));

        Assert.Equal(DetectionProblem.RepositoryNotTrusted, error.Problem);
        Assert.EndsWith($"git config --global --add safe.directory {Repository.Path}", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_git_is_not_installed_says_so()
    {
        var detector = new MigrationDetector(Serilog.Core.Logger.None) { Adjust = settings => settings with { Program = "no-such-git" } };

        var error = await Assert.ThrowsAsync<DetectionException>(() => detector.DetectAsync(new DetectionRequest(Repository.Path), Token));

        Assert.Equal(DetectionProblem.GitMissing, error.Problem);
        Assert.Contains("install git", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_git_hangs_is_given_up()
    {
        var filter = Repository["hang.sh"];
        Repository.Write(".gitattributes", "*.sql filter=hang\n");
        await BaseAsync();
        await File.WriteAllTextAsync(filter, "#!/bin/sh\nexec sleep 600\n", Token);
        await Repository.GitAsync(Token, "config", "filter.hang.clean", $"sh {filter}");
        File.AppendAllText(Repository[First], "-- now git has to filter it\n");

        var error = await ProblemAsync(
            DetectionProblem.GitTimedOut, new DetectionRequest(Repository.Path) { GitTimeout = TimeSpan.FromSeconds(2) });

        Assert.Contains("ran longer than 2 s", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task when_cancelled_throws_with_the_callers_token()
    {
        await BaseAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new MigrationDetector(Serilog.Core.Logger.None).DetectAsync(new DetectionRequest(Repository.Path), cancelled.Token));

        Assert.Equal(cancelled.Token, error.CancellationToken);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/nowhere")]
    public async Task because_the_folder_is_outside_says_so(string folder)
    {
        await BaseAsync();

        await ProblemAsync(DetectionProblem.FolderNotInWorkTree, new DetectionRequest(Repository.Path) { MigrationFolder = folder });
    }

    [Fact]
    public async Task because_the_folder_is_not_there_says_so_instead_of_finding_nothing_new()
    {
        await BaseAsync();

        await ProblemAsync(DetectionProblem.FolderMissing, new DetectionRequest(Repository.Path) { MigrationFolder = "db/migratoins" });
    }

    [Fact]
    public async Task because_the_folder_is_in_a_submodule_says_so()
    {
        var head = await BaseAsync();
        await Repository.GitAsync(Token, "update-index", "--add", "--cacheinfo", $"160000,{head},vendor");
        await Repository.GitAsync(Token, "commit", "--quiet", "-m", "submodule");

        var error = await ProblemAsync(
            DetectionProblem.FolderNotInWorkTree, new DetectionRequest(Repository.Path) { MigrationFolder = "vendor/migrations" });

        Assert.Contains("vendor is a submodule", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_the_folder_is_a_link_says_so()
    {
        await BaseAsync();
        Directory.CreateSymbolicLink(Repository["link"], "db/migrations");
        await CommitAsync();

        var error = await ProblemAsync(DetectionProblem.FolderNotInWorkTree, new DetectionRequest(Repository.Path) { MigrationFolder = "link" });

        Assert.Contains("link is a symbolic link", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task because_the_checkout_is_sparse_says_so()
    {
        Repository.Write("src/app.cs", "class App;");
        await BaseAsync();
        await Repository.GitAsync(Token, "sparse-checkout", "set", "src");

        await ProblemAsync(DetectionProblem.FileNotCheckedOut, new DetectionRequest(Repository.Path));
    }

    private static async Task<DetectionException> ProblemAsync(DetectionProblem expected, DetectionRequest request)
    {
        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(request));
        Assert.Equal(expected, error.Problem);
        Assert.Equal($"{error.What}\n  why: {error.Why}\n  do:  {error.Remedy}", error.Message);
        return error;
    }
}
