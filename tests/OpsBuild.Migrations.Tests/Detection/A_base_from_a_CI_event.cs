using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

public sealed class A_base_from_a_CI_event : DetectionTest
{
    private const string Fourth = $"{Folder}/20260104000000_fourth.sql";

    [Fact]
    public async Task of_a_push_is_the_commit_before()
    {
        var before = await BaseAsync();
        Add(Third);
        var head = await CommitAsync();

        var outcome = Lawful(await DetectAsync(new CiEvent.Push("refs/heads/main", before, head)));

        Assert.Equal((before, "the commit before this push"), (outcome.Base.Commit, outcome.Base.Description));
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task of_a_new_branch_is_where_it_left_the_default_branch()
    {
        var left = await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));
        await clone.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third, clone);
        await CommitAsync(clone);

        var outcome = Lawful(await DetectAsync(PushTo("topic", before: null), repository: clone));

        Assert.Equal((left, "where HEAD left origin/main"), (outcome.Base.Commit, outcome.Base.Description));
        Assert.Equal([Third], Names(outcome));
    }

    [Theory]
    [InlineData("main")]
    [InlineData(null)]
    public async Task of_the_default_branchs_first_push_is_nothing_so_that_everything_is_new(string? defaultBranch)
    {
        await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));    // as CI has it: origin/main is there by then

        var outcome = Lawful(await DetectAsync(
            new CiEvent.Push("refs/heads/main", null, null) { DefaultBranch = defaultBranch }, repository: clone));

        Assert.Null(outcome.Base.Commit);
        Assert.Null(outcome.BaseVersion);
        Assert.Equal([First, Second], Names(outcome));
    }

    [Fact]
    public async Task of_a_new_branch_without_a_default_branch_is_nothing()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "branch", "--move", "topic");

        Assert.Equal([First, Second], Names(Lawful(await DetectAsync(PushTo("topic", before: null)))));
    }

    [Fact]
    public async Task of_a_force_push_is_the_commit_that_was_thrown_away_and_its_migrations_are_missed()
    {
        await BaseAsync();
        Add(Third);
        var thrownAway = await CommitAsync();
        await Repository.GitAsync(Token, "reset", "--quiet", "--hard", "HEAD~1");
        Add(Fourth);
        await CommitAsync();

        var outcome = await DetectAsync(PushTo("main", thrownAway));

        Assert.Contains("force push", outcome.Base.Description, StringComparison.Ordinal);
        Assert.Equal((RefusalCode.MigrationDeleted, Third), (Refusal(outcome).Code, Refusal(outcome).File));
    }

    [Fact]
    public async Task of_a_force_push_whose_commit_is_gone_is_named_with_the_command_that_fetches_it()
    {
        await BaseAsync();
        var server = Own(await TestRepository.CreateBareAsync(Token));
        await Repository.GitAsync(Token, "push", "--quiet", server.Url, "main");
        Add(Third);
        var thrownAway = await CommitAsync();
        await Repository.GitAsync(Token, "push", "--quiet", server.Url, "main");
        await Repository.GitAsync(Token, "reset", "--quiet", "--hard", "HEAD~1");
        Add(Fourth);
        await CommitAsync();
        await Repository.GitAsync(Token, "push", "--quiet", "--force", server.Url, "main");
        var clone = Own(await server.CloneAsync(Token));

        var error = await MissingAsync(PushTo("main", thrownAway), clone);

        Assert.Contains(thrownAway, error.What, StringComparison.Ordinal);
        Assert.Contains("force push", error.Why, StringComparison.Ordinal);
        Assert.Contains($"git fetch origin {thrownAway}", error.Remedy, StringComparison.Ordinal);

        await clone.GitAsync(Token, "-c", "protocol.version=2", "fetch", "--quiet", Repository.Url, thrownAway);
        Assert.Equal(RefusalCode.MigrationDeleted, Refusal(await DetectAsync(PushTo("main", thrownAway), repository: clone)).Code);
    }

    [Fact]
    public async Task that_a_shallow_clone_lacks_is_named_with_the_way_to_get_it()
    {
        var before = await BaseAsync();
        Add(Third);
        await CommitAsync();
        var clone = Own(await Repository.CloneAsync(Token, "--depth=1"));

        var error = await MissingAsync(PushTo("main", before), clone);

        Assert.Contains(before, error.What, StringComparison.Ordinal);
        Assert.Contains("shallow", error.Why, StringComparison.Ordinal);
        Assert.Contains("git fetch --unshallow", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", error.Remedy, StringComparison.Ordinal);

        await clone.GitAsync(Token, "fetch", "--quiet", "--unshallow");
        Assert.Equal([Third], Names(Lawful(await DetectAsync(PushTo("main", before), repository: clone))));
    }

    [Fact]
    public async Task that_a_shallow_clone_has_is_enough()
    {
        var before = await BaseAsync();
        Add(Third);
        await CommitAsync();
        var clone = Own(await Repository.CloneAsync(Token, "--depth=2"));

        Assert.Equal([Third], Names(Lawful(await DetectAsync(PushTo("main", before), repository: clone))));
    }

    [Fact]
    public async Task of_a_new_branch_in_a_shallow_clone_is_not_guessed()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();
        var clone = Own(await Repository.CloneAsync(Token, "--depth=1", "--branch=topic"));

        Assert.Contains("git fetch --unshallow", (await MissingAsync(PushTo("topic", before: null), clone)).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_pull_requests_merge_commit_is_its_first_parent_however_shallow_the_rest()
    {
        var old = await BaseAsync();
        var (onto, head) = await PullRequestAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "--detach", "main");
        await Repository.GitAsync(Token, "merge", "--quiet", "--no-ff", "topic");
        await Repository.GitAsync(Token, "branch", "merged");
        var clone = Own(await Repository.CloneAsync(Token, "--depth=2", "--branch=merged"));

        var outcome = Lawful(await DetectAsync(new CiEvent.PullRequest(old, head), repository: clone));

        Assert.Equal(onto, outcome.Base.Commit);
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task of_a_pull_requests_own_head_is_where_it_left_the_base()
    {
        var left = await BaseAsync();
        var (onto, head) = await PullRequestAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "topic");

        var outcome = Lawful(await DetectAsync(new CiEvent.PullRequest(onto, head)));

        Assert.Equal(left, outcome.Base.Commit);
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task of_a_pull_request_whose_base_got_a_newer_migration_meanwhile_is_refused_before_the_merge()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "branch", "topic");
        Add(Fourth);
        var onto = await CommitAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "topic");
        Add(Third);
        var head = await CommitAsync();

        var refusal = Refusal(await DetectAsync(new CiEvent.PullRequest(onto, head)));

        Assert.Equal((RefusalCode.VersionOutOfOrder, Third), (refusal.Code, refusal.File));
        Assert.Contains($"git merge {onto[..10]}", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_pull_request_that_is_not_checked_out_is_an_error()
    {
        await BaseAsync();
        var (onto, head) = await PullRequestAsync();    // pull_request_target: main is checked out

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(new CiEvent.PullRequest(onto, head)));

        Assert.Equal(DetectionProblem.HeadIsNotTheEvents, error.Problem);
    }

    [Fact]
    public async Task of_a_merge_group_is_the_commit_that_it_stands_on()
    {
        await BaseAsync();
        Add(Third);
        var onto = await CommitAsync();
        Add(Fourth);
        var head = await CommitAsync();

        var outcome = Lawful(await DetectAsync(new CiEvent.MergeGroup(onto, head)));

        Assert.Equal(onto, outcome.Base.Commit);
        Assert.Equal([Fourth], Names(outcome));
    }

    [Theory]
    [InlineData("workflow_dispatch")]
    [InlineData("schedule")]
    public async Task of_a_run_by_hand_or_clock_on_the_default_branch_is_HEADs_first_parent(string name)
    {
        await BaseAsync();
        var (onto, _) = await PullRequestAsync();
        await Repository.GitAsync(Token, "merge", "--quiet", "--no-ff", "topic");

        var outcome = Lawful(await DetectAsync(new CiEvent.Other(name) { DefaultBranch = "main" }));

        Assert.Equal(onto, outcome.Base.Commit);
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task of_a_run_by_hand_on_another_branch_is_where_it_left_the_default_branch()
    {
        var left = await BaseAsync();
        await PullRequestAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "topic");

        Assert.Equal(left, Lawful(await DetectAsync(new CiEvent.Other("workflow_dispatch") { DefaultBranch = "main" })).Base.Commit);
    }

    [Fact]
    public async Task of_a_run_by_hand_on_the_first_commit_is_nothing()
    {
        await BaseAsync();

        Assert.Equal([First, Second], Names(Lawful(await DetectAsync(new CiEvent.Other("schedule") { DefaultBranch = "main" }))));
    }

    [Fact]
    public async Task of_a_run_by_hand_in_a_shallow_clone_names_the_missing_parent()
    {
        var parent = await BaseAsync();
        Add(Third);
        await CommitAsync();
        var clone = Own(await Repository.CloneAsync(Token, "--depth=1"));

        Assert.Contains(parent, (await MissingAsync(new CiEvent.Other("schedule") { DefaultBranch = "main" }, clone)).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_run_that_names_nothing_in_a_clone_without_default_branch_has_to_be_given()
    {
        await BaseAsync();
        await Repository.GitAsync(Token, "branch", "--move", "trunk");

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(new CiEvent.Other("no event")));

        Assert.Equal(DetectionProblem.UnknownBase, error.Problem);
        Assert.Contains("--base-ref", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_new_tag_on_the_default_branch_is_HEADs_first_parent_and_of_a_moved_tag_the_commit_before()
    {
        var before = await BaseAsync();
        Add(Third);
        var second = await CommitAsync();
        Add(Fourth);
        await CommitAsync();
        await Repository.GitAsync(Token, "tag", "--annotate", "-m", "release", "v1");
        var tag = await Repository.GitAsync(Token, "rev-parse", "v1");     // the tag's own id, as GitHub sends it

        var created = Lawful(await DetectAsync(new CiEvent.Push("refs/tags/v1", null, tag) { DefaultBranch = "main" }));
        var moved = Lawful(await DetectAsync(new CiEvent.Push("refs/tags/v1", before, tag) { DefaultBranch = "main" }));

        Assert.Equal((second, before), (created.Base.Commit, moved.Base.Commit));
        Assert.Equal([Third, Fourth], Names(moved));
    }

    [Fact]
    public async Task of_a_push_of_something_else_than_HEAD_is_an_error()
    {
        var before = await BaseAsync();
        Add(Third);
        var pushed = await CommitAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", before);

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(new CiEvent.Push("refs/heads/main", before, pushed)));

        Assert.Equal(DetectionProblem.HeadIsNotTheEvents, error.Problem);
    }

    [Fact]
    public async Task of_a_repository_without_a_commit_is_an_error()
    {
        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(PushTo("main", before: null)));

        Assert.Equal(DetectionProblem.NoCommit, error.Problem);
    }

    /// <summary>A branch "topic" with the third migration; main, checked out, has got another commit since.</summary>
    private async Task<(string Onto, string Head)> PullRequestAsync()
    {
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        var head = await CommitAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "main");
        Repository.Write("src/app.cs", "class App;");
        return (await Repository.CommitAsync(Token), head);
    }

    private async Task<DetectionException> MissingAsync(CiEvent started, TestRepository clone)
    {
        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(started, repository: clone));
        Assert.Equal(DetectionProblem.MissingCommit, error.Problem);
        return error;
    }
}
