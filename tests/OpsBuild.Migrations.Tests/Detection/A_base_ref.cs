using OpsBuild.Migrations.Detection;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>What <c>--base-ref</c> names goes before everything else.</summary>
public sealed class A_base_ref : DetectionTest
{
    [Fact]
    public async Task that_is_a_commit_is_taken_exactly()
    {
        var before = await BaseAsync();
        Add(Third);
        await CommitAsync();

        var outcome = Lawful(await DetectAsync(PushTo("main", await Repository.HeadAsync(Token)), before));

        Assert.Equal((before, $"--base-ref {before}"), (outcome.Base.Commit, outcome.Base.Description));
        Assert.Equal([Third], Names(outcome));
    }

    [Fact]
    public async Task before_a_file_that_failed_and_was_corrected_makes_it_an_addition()
    {
        var applied = await BaseAsync();
        Add(Third);
        var failed = await CommitAsync();
        Repository.Write(Third, "create table third (id bigint primary key);\n");
        await CommitAsync();

        var pushed = await DetectAsync(PushTo("main", failed));
        var named = Lawful(await DetectAsync(PushTo("main", failed), applied));

        Assert.IsType<DetectionOutcome.Refused>(pushed);
        Assert.Equal([Third], Names(named));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("HEAD~1")]
    public async Task that_is_a_tag_or_an_expression_is_the_commit_it_leads_to(string name)
    {
        var before = await BaseAsync();
        await Repository.GitAsync(Token, "tag", "--annotate", "-m", "release", "v1");
        Add(Third);
        await CommitAsync();

        Assert.Equal(before, Lawful(await DetectAsync(baseRef: name)).Base.Commit);
    }

    [Fact]
    public async Task that_is_a_branch_is_where_HEAD_left_it()
    {
        var left = await BaseAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "-b", "topic");
        Add(Third);
        await CommitAsync();
        await Repository.GitAsync(Token, "checkout", "--quiet", "main");
        Repository.Write("README.md", "moved on\n");
        await Repository.CommitAsync(Token);
        await Repository.GitAsync(Token, "checkout", "--quiet", "topic");

        Assert.Equal(left, Lawful(await DetectAsync(baseRef: "main")).Base.Commit);
    }

    [Theory]
    [InlineData("no-such-branch")]
    [InlineData("--help")]
    [InlineData("main..topic")]
    [InlineData("a b\n")]
    public async Task that_names_nothing_is_an_error(string name)
    {
        await BaseAsync();

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(baseRef: name));

        Assert.Equal(DetectionProblem.UnknownBase, error.Problem);
    }

    [Fact]
    public async Task that_is_a_commit_of_another_clone_is_a_missing_commit()
    {
        await BaseAsync();
        var elsewhere = new string('a', 40);

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(baseRef: elsewhere));

        Assert.Equal(DetectionProblem.MissingCommit, error.Problem);
        Assert.Contains($"git fetch origin {elsewhere}", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main", true)]
    [InlineData("topic", false)]
    public async Task of_zeros_is_a_first_push_as_the_event_would_tell_it(string branch, bool everythingIsNew)
    {
        await BaseAsync();
        var clone = Own(await Repository.CloneAsync(Token));
        await clone.GitAsync(Token, "checkout", "--quiet", "-B", branch);

        var told = Lawful(await DetectAsync(PushTo(branch, before: null), new string('0', 40), clone));
        var found = Lawful(await DetectAsync(baseRef: new string('0', 40), repository: clone));

        Assert.Equal(everythingIsNew ? [First, Second] : [], Names(told));
        Assert.Equal(Names(told), Names(found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task that_is_blank_was_not_given(string name)
    {
        var head = await BaseAsync();

        Assert.Equal(head, Lawful(await DetectAsync(baseRef: name)).Base.Commit);
    }

    [Fact]
    public async Task before_the_first_commit_names_nothing()
    {
        Add(First);

        var error = await Assert.ThrowsAsync<DetectionException>(() => DetectAsync(baseRef: "main"));

        Assert.Equal(DetectionProblem.UnknownBase, error.Problem);
    }
}
