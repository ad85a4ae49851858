using OpsBuild.Migrations.Detection;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>What a person's work is compared with when nothing else is said.</summary>
public sealed class A_local_base : DetectionTest
{
    [Fact]
    public async Task before_the_first_commit_is_nothing()
    {
        Add(First);

        var outcome = Lawful(await DetectAsync());

        Assert.Null(outcome.Base.Commit);
        Assert.Null(outcome.BaseVersion);
        Assert.Equal([First], Names(outcome));
    }

    [Fact]
    public async Task without_a_remote_on_the_default_branch_is_HEAD()
    {
        await BaseAsync();
        Add(Third);
        var head = await CommitAsync();
        Add($"{Folder}/20260104000000_fourth.sql");

        var outcome = Lawful(await DetectAsync());

        Assert.Equal(head, outcome.Base.Commit);
        Assert.Equal([$"{Folder}/20260104000000_fourth.sql"], Names(outcome));
    }

    [Fact]
    public async Task without_any_known_default_branch_is_HEAD()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "branch", "--move", "trunk");
        Add(Third);

        var outcome = Lawful(await DetectAsync());

        Assert.Contains("no default branch", outcome.Base.Description, StringComparison.Ordinal);
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task without_a_remote_on_another_branch_is_where_it_left_main()
    {
        var left = await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();

        var outcome = Lawful(await DetectAsync());

        Assert.Equal((left, "where HEAD left main"), (outcome.Base.Commit, outcome.Base.Description));
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task in_a_clone_is_what_the_remote_default_branch_had()
    {
        var pushed = await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));
        Add(Third, clone);
        await CommitAsync(clone);

        var outcome = Lawful(await DetectAsync(repository: clone));

        Assert.Equal((pushed, "where HEAD left origin/main"), (outcome.Base.Commit, outcome.Base.Description));
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task follows_the_servers_own_name_for_the_default_branch()
    {
        var trunk = Own(await TestRepository.CreateAsync(Token, "trunk"));
        Add(First, trunk);
        var pushed = await CommitAsync(trunk);
        var clone = Own(await trunk.CloneAsync(Token));
        await clone.GitAsync(Token, "checkout", "--quiet", "-b", "topic");

        Assert.Equal((pushed, "where HEAD left origin/trunk"),
            (Lawful(await DetectAsync(repository: clone)).Base.Commit, Lawful(await DetectAsync(repository: clone)).Base.Description));
    }

    [Fact]
    public async Task on_the_default_branch_is_its_upstream_where_that_is_another_remote()
    {
        var pushed = await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token, "--origin=company"));
        Add(Third, clone);
        await CommitAsync(clone);

        Assert.Equal(pushed, Lawful(await DetectAsync(repository: clone)).Base.Commit);
    }

    [Fact]
    public async Task with_a_detached_HEAD_is_where_it_left_the_default_branch()
    {
        var pushed = await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));
        await clone.GitAsync(Token, "checkout", "--quiet", "--detach");
        Add(Third, clone);
        await CommitAsync(clone);

        Assert.Equal(pushed, Lawful(await DetectAsync(repository: clone)).Base.Commit);
    }

    [Fact]
    public async Task in_another_work_tree_is_found_as_in_the_first()
    {
        var left = await BaseAsync();
        var tree = Own(await Repository.AddWorkTreeAsync("topic", Token));
        Add(Third, tree);

        var outcome = Lawful(await DetectAsync(repository: tree));

        Assert.True(File.Exists(tree[".git"]));
        Assert.Equal(left, outcome.Base.Commit);
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task of_a_repository_that_is_a_submodule_is_found_as_in_any_other()
    {
        await BaseAsync();
        var outer = Own(await TestRepository.CreateAsync(Token));
        await outer.GitAsync(Token, "submodule", "--quiet", "add", Repository.Url, "inner");
        File.AppendAllText(outer[$"inner/{First}"], "-- edited\n");

        var outcome = await DetectAsync(new DetectionRequest(outer["inner"]));

        Assert.Equal(RefusalCode.MigrationModified, Refusal(outcome).Code);
    }

    [Fact]
    public async Task that_moved_on_is_no_deletion_and_a_newer_version_there_is_noted()
    {
        await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));
        Add($"{Folder}/20260104000000_theirs.sql");
        await CommitAsync();
        await clone.GitAsync(Token, "fetch", "--quiet");
        Add(Third, clone);

        var outcome = Lawful(await DetectAsync(repository: clone));

        Assert.Equal([Third], Names(outcome));
        Assert.Contains("will be refused on CI: 20260103000000 is not newer than 20260104000000", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_unrelated_histories_cannot_be_told()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "--orphan", "other");
        await CommitAsync();

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync());

        Assert.Equal(DetectionProblem.NoCommonHistory, error.Problem);
    }
}
