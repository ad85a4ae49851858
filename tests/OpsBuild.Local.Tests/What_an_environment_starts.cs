using OpsBuild.Local.Platform;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests;

public sealed class What_an_environment_starts(PostgresFixture fixture)
{
    [Fact]
    public async Task holds_no_stream_of_its_starter_so_that_a_pipe_behind_it_ends()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        var started = Processes.MentioningOrIn(local.StateFolder);
        var ours = Enumerable.Range(0, 3).Select(stream => new FileInfo($"/proc/self/fd/{stream}").LinkTarget).Where(
            name => name != "/dev/null").ToArray();

        Assert.NotEmpty(ours);
        Assert.NotEmpty(started);
        Assert.All(started, process => Assert.Empty(Processes.OpenedBy($"{process.Pid}").Intersect(ours)));
    }

    [Fact]
    public async Task is_in_a_session_of_its_own_so_that_ctrl_c_does_not_reach_it()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var started = Processes.MentioningOrIn(local.StateFolder);

        Assert.NotEmpty(started);
        Assert.All(started, process => Assert.NotEqual(Processes.SessionOf(Environment.ProcessId), Processes.SessionOf(process.Pid)));
    }

    [Fact]
    public async Task never_serves_the_database_as_root()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var servers = Processes.MentioningOrIn(Path.Combine(local.StateFolder, "postgres"));

        Assert.NotEmpty(servers);
        Assert.All(servers, process => Assert.NotEqual(0, Processes.UserOf(process.Pid)));
    }

    [Fact]
    public async Task cannot_be_started_by_root_in_a_folder_that_is_closed_to_others_and_says_which_one_that_is()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root needs another user for the server.");
        await using var own = new OwnEnvironment(fixture);
        var closed = Path.Combine(own.Home, "closed");
        PrivateFiles.CreateFolder(closed);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => own.OpenAsync(own.Options with { Home = Path.Combine(closed, "home") }));

        Assert.Contains($"whom {closed} does not let through (mode 700)", refused.Message, StringComparison.Ordinal);
    }
}
