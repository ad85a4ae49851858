using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Tests.Utilities;

public sealed class Small_tools
{
    [Theory]
    [InlineData("a b", "\"a b\"")]
    [InlineData("ab", "ab")]
    [InlineData("", "\"\"")]
    [InlineData("\"a b\"", "\"a b\"")]
    public void quote_only_what_needs_it(string text, string quoted) => Assert.Equal(quoted, text.DoubleQuoteIfNeeded());

    [Fact]
    public void give_a_path_its_quotes()
    {
        AbsolutePath path = "/a b";

        Assert.Equal("\"/a b\"", $"{path:dn}");
        Assert.Equal("'/a b'", path.ToString("s"));
        Assert.Throws<FormatException>(() => path.ToString("x"));
    }

    [Fact]
    public void keep_several_values_to_a_key()
    {
        var table = new LookupTable<string, int>();

        table.Add("a", 1);
        table.AddRange("a", [2, 3]);
        table.Remove("a", 2);

        Assert.Equal([1, 3], table["a"]);
        Assert.Empty(table["b"]);
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void repeat_what_fails_as_often_as_they_are_told()
    {
        var (attempts, cleanups) = (0, 0);

        ControlFlow.ExecuteWithRetry(() => Assert.True(++attempts == 3), () => cleanups++, logAction: _ => { });
        Assert.Throws<InvalidOperationException>(() => ControlFlow.ExecuteWithRetry(() => throw new InvalidOperationException(), retryAttempts: 2, logAction: _ => { }));

        Assert.Equal((3, 3), (attempts, cleanups));
    }

    [Fact]
    public void suppress_an_error() => Assert.Equal(7, ControlFlow.SuppressErrors(() => throw new InvalidOperationException(), defaultValue: 7));

    [Fact]
    public void restore_a_working_directory()
    {
        var before = EnvironmentInfo.WorkingDirectory;

        using (AbsolutePath.Create(Path.GetTempPath()).SwitchWorkingDirectory())
            Assert.NotEqual(before, EnvironmentInfo.WorkingDirectory);

        Assert.Equal(before, EnvironmentInfo.WorkingDirectory);
    }

    [Fact]
    public void name_the_expression_that_is_not_as_it_must_be()
    {
        var file = "/no/such/file";

        Assert.Contains("Expected file to exist: /no/such/file (file)", Assert.Throws<ArgumentException>(() => Nuke.Common.Assert.FileExists(file)).Message, StringComparison.Ordinal);
        Assert.Contains("1 + 1 == 3", Assert.Throws<ArgumentException>(() => Nuke.Common.Assert.True(1 + 1 == 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void deal_out_a_partition_in_turn()
    {
        var second = (Partition)new Partition.TypeConverter().ConvertFromInvariantString("2/3")!;

        Assert.Equal([1, 4], second.GetCurrent(Enumerable.Range(0, 6)));
        Assert.Equal("2/3", second.ToString());
        Assert.Throws<FormatException>(() => new Partition.TypeConverter().ConvertFromInvariantString("4/3"));
    }

    [Theory]
    [InlineData("PersonName", "--person-name")]
    [InlineData("MSBuildPath", "--msbuild-path")]
    [InlineData("GitHubToken", "--github-token")]
    [InlineData("AWSRegion", "--aws-region")]
    [InlineData("Url2", "--url2")]
    public void spell_a_member_as_a_switch(string member, string name) =>
        Assert.Equal(name, Nuke.Common.Internal.CommandLine.ParameterNames.ToSwitch(member));

    [Fact]
    public void read_a_job_of_GitHub_from_its_variables()
    {
        var job = new GitHubActions();
        using var variables = Variables(("GITHUB_EVENT_NAME", "push"), ("GITHUB_RUN_ID", "42"), ("GITHUB_SHA", "abc"), ("GITHUB_STEP_SUMMARY", "/tmp/summary.md"));

        Assert.Equal((42, "abc", "/tmp/summary.md"), (job.RunId, ((IBuildServer)job).Commit, job.StepSummaryFile));
        Assert.False(job.IsPullRequest);
        Assert.Null(job.PullRequestNumber);
    }

    private static IDisposable Variables(params (string Name, string Value)[] variables)
    {
        var before = variables.Select(variable => (variable.Name, Value: EnvironmentInfo.GetVariable(variable.Name))).ToList();
        return DelegateDisposable.CreateBracket(
            () => variables.ForEach(variable => EnvironmentInfo.SetVariable(variable.Name, variable.Value)),
            () => before.ForEach(variable => EnvironmentInfo.SetVariable(variable.Name, variable.Value)));
    }
}
