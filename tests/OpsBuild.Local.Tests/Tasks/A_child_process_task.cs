using OpsBuild.Local.Tasks;

namespace OpsBuild.Local.Tests.Tasks;

public sealed class A_child_process_task
{
    private static readonly Dictionary<string, string> OwnPath = new() { ["PATH"] = "/usr/bin:/bin" };

    [Fact]
    public async Task gets_exactly_the_environment_that_it_was_given()
    {
        Environment.SetEnvironmentVariable("OPSBUILD_TEST_INHERITED", "must not be seen");
        var environment = new Dictionary<string, string>(OwnPath) { ["GIVEN"] = "yes" };

        var ended = await Shell("env", environment).RunAsync(_ => { }, TestContext.Current.CancellationToken);

        // The shell itself adds the last three.
        var names = ended.Lines.Select(line => line.Split('=')[0]).Except(["PWD", "SHLVL", "_"]);
        Assert.Equal(["GIVEN", "PATH"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task is_heard_on_both_streams_line_by_line_and_ends_with_its_exit_code()
    {
        var heard = new List<string>();

        var ended = await Shell("echo out; echo err >&2; exit 7").RunAsync(heard.Add, TestContext.Current.CancellationToken);

        Assert.Equal(7, ended.ExitCode);
        Assert.Equal(["err", "out"], ended.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(ended.Lines, heard);
    }

    [Fact]
    public async Task that_is_stopped_hears_SIGTERM_and_its_last_words_are_kept()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var ended = await Shell("trap 'echo stopping; exit 143' TERM; echo ready; while :; do sleep 0.05; done")
            .RunAsync(line => { if (line == "ready") stopping.Cancel(); }, stopping.Token);

        Assert.Equal((143, "stopping"), (ended.ExitCode, ended.Lines[^1]));
    }

    private static ChildProcessTask Shell(string script, IReadOnlyDictionary<string, string>? environment = null) =>
        new("/bin/sh", ["-c", script], environment ?? OwnPath);
}
