using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Detection;

public sealed class A_GitHub_event : IDisposable
{
    private const string One = "1111111111111111111111111111111111111111";
    private const string Two = "2222222222222222222222222222222222222222";
    private const string Zero = "0000000000000000000000000000000000000000";

    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void of_a_push_has_both_commits_and_the_default_branch() =>
        Assert.Equal(
            new CiEvent.Push("refs/heads/main", One, Two) { DefaultBranch = "main" },
            Read("push", $$"""{"ref":"refs/heads/main","before":"{{One}}","after":"{{Two}}","repository":{"default_branch":"main"} }"""));

    [Fact]
    public void of_a_first_push_has_no_commit_before() =>
        Assert.Equal(
            new CiEvent.Push("refs/heads/topic", null, Two),
            Read("push", $$"""{"ref":"refs/heads/topic","before":"{{Zero}}","after":"{{Two}}"}"""));

    [Theory]
    [InlineData("pull_request")]
    [InlineData("pull_request_target")]
    public void of_a_pull_request_has_base_and_head(string name) =>
        Assert.Equal(
            new CiEvent.PullRequest(One, Two),
            Read(name, $$$"""{"pull_request":{"base":{"sha":"{{{One}}}"},"head":{"sha":"{{{Two}}}"} } }"""));

    [Fact]
    public void of_a_merge_group_has_base_and_head() =>
        Assert.Equal(new CiEvent.MergeGroup(One, Two), Read("merge_group", $$$"""{"merge_group":{"base_sha":"{{{One}}}","head_sha":"{{{Two}}}"} }"""));

    [Theory]
    [InlineData("workflow_dispatch")]
    [InlineData("schedule")]
    public void of_another_kind_keeps_its_name(string name) =>
        Assert.Equal(
            new CiEvent.Other(name) { DefaultBranch = "trunk" },
            Read(name, """{"repository":{"default_branch":"trunk"}}"""));

    [Theory]
    [InlineData("""{"ref":"refs/heads/main","after":"2222222222222222222222222222222222222222"}""", "field before is missing")]
    [InlineData("""{"ref":"refs/heads/main","before":"main","after":"2222222222222222222222222222222222222222"}""", "field before is no full commit id")]
    [InlineData("""{"ref":7,"before":"","after":""}""", "field ref is missing or is no text")]
    [InlineData("[]", "field ref is missing")]
    [InlineData("{", "cannot be read")]
    public void that_is_malformed_is_an_error_which_names_the_field(string json, string expected)
    {
        var error = Assert.Throws<DetectionException>(() => Read("push", json));

        Assert.Equal(DetectionProblem.EventUnreadable, error.Problem);
        Assert.Contains(expected, error.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_EVENT_NAME")]
    [InlineData("GITHUB_EVENT_PATH")]
    public void whose_variable_is_missing_is_an_error_which_names_it(string name)
    {
        var environment = Environment("push", folder.Write("event.json", "{}"));
        environment[name] = null;

        Assert.Contains($"{name} is not", Assert.Throws<DetectionException>(() => GitHubEvent.Read(environment)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void whose_payload_is_not_there_is_an_error() =>
        Assert.Contains("cannot be read", Assert.Throws<DetectionException>(() => GitHubEvent.Read(Environment("push", folder["none.json"]))).Why, StringComparison.Ordinal);

    [Fact]
    public void of_another_CI_system_names_no_base() =>
        Assert.IsType<CiEvent.Other>(GitHubEvent.Read(new Dictionary<string, string?> { ["CI"] = "true" }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    [InlineData("0")]
    public void is_none_on_a_persons_machine(string? ci) =>
        Assert.Null(GitHubEvent.Read(new Dictionary<string, string?> { ["CI"] = ci }));

    private CiEvent? Read(string name, string json) => GitHubEvent.Read(Environment(name, folder.Write("event.json", json)));

    private static Dictionary<string, string?> Environment(string name, string path) => new()
    {
        ["CI"] = "true",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_EVENT_NAME"] = name,
        ["GITHUB_EVENT_PATH"] = path,
    };
}
