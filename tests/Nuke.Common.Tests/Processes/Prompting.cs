using System.Diagnostics;

namespace Nuke.Tests.Processes;

/// <summary>Run under <c>script</c> of util-linux, which makes a terminal.</summary>
public sealed class Prompting : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task on_a_terminal_asks_for_what_is_missing_until_the_answer_fits()
    {
        var (exitCode, output) = await OnTerminal("Publish", "https://feed\n");

        Assert.Contains("FeedUrl (Where packages go): ", output, StringComparison.Ordinal);
        Assert.Contains("Publishing to https://feed", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task on_a_terminal_uses_colors()
    {
        var (_, output) = await OnTerminal("Restore", "");

        Assert.Contains("\e[", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_an_empty_answer_for_none()
    {
        var (exitCode, output) = await OnTerminal("Publish", "\n");

        Assert.Contains("Target Publish requires a value for FeedUrl", output, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task never_happens_on_CI()
    {
        var (exitCode, output) = await OnTerminal("Publish", "", ("CI", "true"));

        Assert.DoesNotContain("Where packages go", output, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
    }

    private async Task<(int ExitCode, string Output)> OnTerminal(string target, string answer, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "util-linux's script(1) makes the terminal for this test; other systems have another script.");
        var info = new ProcessStartInfo("script", ["-qec", $"{SampleRepository.Program} {target}", "/dev/null"])
        {
            WorkingDirectory = repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in (string[])["CI", "GITHUB_ACTIONS", "NO_COLOR"])
            info.Environment.Remove(name);
        info.Environment["TERM"] = "xterm";
        foreach (var (name, value) in environment)
            info.Environment[name] = value;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(answer);
        await process.StandardInput.FlushAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output);
    }
}
