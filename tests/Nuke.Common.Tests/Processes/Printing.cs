namespace Nuke.Tests.Processes;

public sealed class Printing : IDisposable
{
    private const string Escape = "\e[";

    private static readonly (string, string)[] OnGitHub = [("GITHUB_ACTIONS", "true"), ("CI", "true")];

    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task to_something_else_than_a_terminal_uses_no_colors()
    {
        var result = await repository.Run([("TERM", "xterm-256color")], "Warn");

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_GitHub_uses_colors_groups_and_annotations()
    {
        var result = await repository.Run(OnGitHub, "Warn");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Escape, result.Output, StringComparison.Ordinal);
        Assert.True(result.PlaceOf("::group::Warn") < result.PlaceOf("::warning::A warning line"));
        Assert.True(result.PlaceOf("::warning::A warning line") < result.PlaceOf("::endgroup::Warn"));
        result.PlaceOf("::error::An error line");
        Assert.DoesNotContain("║", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task honours_NO_COLOR_even_on_GitHub()
    {
        var result = await repository.Run([.. OnGitHub, ("NO_COLOR", "1")], "Warn");

        result.PlaceOf("::group::Warn");
        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_GitHub_writes_no_files()
    {
        await repository.Run(OnGitHub, "Warn");

        Assert.Empty(Directory.GetFileSystemEntries(repository.File(".nuke")));
    }

    [Fact]
    public async Task passes_a_hosts_own_commands_through()
    {
        var result = await repository.Run(OnGitHub, "Command");

        Assert.Contains("\n::notice::from a child\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_the_host_that_it_is_told()
    {
        var result = await repository.Run(OnGitHub, "Warn", "--host", "Terminal");

        result.PlaceOf("║ Warn");
        Assert.DoesNotContain("::group::", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Verbose", "A verbose line", null)]
    [InlineData("normal", "A debug line", "A verbose line")]
    [InlineData("Minimal", "A warning line", "A debug line")]
    [InlineData("Quiet", "An error line", "[WRN] A warning line")]
    public async Task tells_as_much_as_the_verbosity_says(string verbosity, string shown, string? hidden)
    {
        var result = await repository.Run("Warn", "--verbosity", verbosity);

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("] " + shown);
        if (hidden is not null)
            Assert.DoesNotContain($"{hidden}\n", result.Output[..result.PlaceOf("Errors & Warnings")], StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_the_logo_out_when_told()
    {
        var with = await repository.Run("Restore");
        var without = await repository.Run("Restore", "--no-logo");

        with.PlaceOf("independent subset");
        Assert.DoesNotContain("independent subset", without.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task logs_everything_to_files_with_time_level_and_target()
    {
        await repository.Run("Warn", "--verbosity", "Quiet");

        Assert.Matches(@"(?m)^\d\d:\d\d:\d\d\.\d{3} \| V \| Warn                 \| A verbose line$", repository.Log);
        var dated = Directory.GetFiles(repository.File(".nuke/temp"), "build.*-*.log");
        Assert.Contains("V | Warn                 | A verbose line", File.ReadAllText(Assert.Single(dated)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_the_logs_of_the_last_runs_only()
    {
        Directory.CreateDirectory(repository.File(".nuke/temp"));
        for (var day = 10; day < 20; day++)
            File.WriteAllText(repository.File($".nuke/temp/build.2020-01-{day}_00-00-00.log"), "");

        await repository.Run("Restore");

        var names = Directory.GetFiles(repository.File(".nuke/temp"), "build.*-*.log").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(6, names.Count);
        Assert.Equal("build.2020-01-15_00-00-00.log", names[0]);
    }

    [Fact]
    public async Task shows_a_stack_trace_in_the_log_file_and_where_there_is_none_on_the_console()
    {
        var local = await repository.Run("Wobbly");
        var log = repository.Log;
        var onGitHub = await repository.Run(OnGitHub, "Wobbly");

        Assert.DoesNotContain("   at ", local.Output, StringComparison.Ordinal);
        Assert.Contains("   at ", log, StringComparison.Ordinal);
        Assert.Contains("   at ", onGitHub.Output, StringComparison.Ordinal);
    }
}
