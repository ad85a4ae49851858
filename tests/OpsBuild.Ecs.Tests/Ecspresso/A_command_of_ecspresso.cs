using System.Diagnostics;
using System.Globalization;
using OpsBuild.Ecs.Ecspresso;

namespace OpsBuild.Ecs.Tests.Ecspresso;

public sealed class A_command_of_ecspresso : IDisposable
{
    private readonly ScriptedEcspresso scripted = new("2.8.7");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scripted.Dispose();

    public static TheoryData<EcspressoCommand, string, string[]> Commands => new()
    {
        { new EcspressoRender("task-definition"), "2.4.6", ["render", "task-definition"] },
        { new EcspressoVerify(), "2.8.7", ["verify", "--no-get-secrets", "--no-put-logs"] },
        { new EcspressoVerify { GetSecrets = true, PutLogs = true }, "3.0.0", ["verify"] },
        { new EcspressoDiff(), "3.0.0", ["diff"] },
        { new EcspressoRegister { DryRun = true }, "2.8.7", ["register", "--output", "--dry-run"] },
        { new EcspressoDeploy(), "2.4.6", ["deploy"] },
        { new EcspressoDeploy { Tasks = 2 }, "2.5.0", ["deploy", "--wait-until=deployed", "--tasks=2"] },
        { new EcspressoDeploy { Wait = false, Revision = 3 }, "3.0.0", ["deploy", "--no-wait", "--revision=3"] },
        { new EcspressoRollback(), "2.8.7", ["rollback"] },
        { new EcspressoRollback { Wait = false }, "3.0.0", ["rollback", "--no-wait", "--no-deregister-task-definition", "--with-previous-task-definition"] },
        { new EcspressoWait(), "2.4.6", ["wait"] },
        { new EcspressoWait { WaitUntil = "stable" }, "3.0.0", ["wait", "--wait-until=stable"] },
        { new EcspressoRun { WatchContainer = "batch", Revision = 7, ClientToken = "t" }, "2.8.7", ["run", "--watch-container=batch", "--revision=7", "--client-token=t"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void says_its_options_as_each_version_takes_them(EcspressoCommand command, string version, string[] expected)
    {
        Assert.True(EcspressoVersion.TryFind(version, out var known));
        var tool = new EcspressoTool(new EcspressoProgram("ecspresso", known, new Dictionary<string, string>()), "/c/ecspresso.yml", TimeSpan.FromMinutes(10));

        var arguments = tool.Arguments(command);

        Assert.Equal(expected, arguments.Take(expected.Length));
        string[] globals = ["--config=/c/ecspresso.yml", "--timeout=600s", "--no-color"];
        Assert.Equal(known.Minor == 4 ? globals : [.. globals, "--log-format=json"], arguments.Skip(expected.Length));
    }

    [Fact]
    public void refuses_an_option_that_its_version_lacks()
    {
        var tool = new EcspressoTool(new EcspressoProgram("ecspresso", new EcspressoVersion(2, 4, 6), new Dictionary<string, string>()), "c.yml", TimeSpan.FromMinutes(1));

        var refused = Assert.Throws<EcspressoUnavailableException>(() => tool.Arguments(new EcspressoWait { WaitUntil = "stable" }));

        Assert.Contains("ecspresso 2.4.6 has no --wait-until", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task inherits_the_environment_without_ecspressos_own_variables()
    {
        Environment.SetEnvironmentVariable("ECSPRESSO_DEBUG", "true");
        Environment.SetEnvironmentVariable("OPSBUILD_TEST_INHERITED", "yes");
        scripted.Answer("diff", "echo difference; echo 'ecspresso version: v2.8.7' >&2");
        var tool = new EcspressoTool(await scripted.FindAsync(Cancellation), "/c/ecspresso.yml", TimeSpan.FromMinutes(1));

        var result = await tool.ExecuteAsync(new EcspressoDiff(), Cancellation);

        Assert.Equal((0, "difference", "ecspresso version: v2.8.7"), (result.ExitCode, Assert.Single(result.Output), Assert.Single(result.Errors)));
        Assert.Contains("OPSBUILD_TEST_INHERITED=yes", scripted.Environment("diff"));
        Assert.DoesNotContain(scripted.Environment("diff"), variable => variable.StartsWith("ECSPRESSO_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_fails_is_a_result_with_its_last_words()
    {
        scripted.Answer("render", "echo 'ecspresso version: v2.8.7' >&2; echo '{\"level\":\"ERROR\",\"msg\":\"FAILED. failed to load config\"}' >&2; exit 1");
        var tool = new EcspressoTool(await scripted.FindAsync(Cancellation), "/c/ecspresso.yml", TimeSpan.FromMinutes(1));

        var result = await tool.ExecuteAsync(new EcspressoRender("config"), Cancellation);

        Assert.Equal((1, "FAILED. failed to load config"), (result.ExitCode, result.Failure));
    }

    [Fact]
    public async Task ends_with_the_callers_token()
    {
        scripted.Answer("diff", "echo $$ > \"$SCRIPT_FOLDER/pid.part\"; mv \"$SCRIPT_FOLDER/pid.part\" \"$SCRIPT_FOLDER/pid\"; exec sleep 60");
        var tool = new EcspressoTool(await scripted.FindAsync(Cancellation), "/c/ecspresso.yml", TimeSpan.FromMinutes(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var run = tool.ExecuteAsync(new EcspressoDiff(), stop.Token);
        var pid = await NumberAsync(Path.Combine(scripted.Folder, "pid"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    private static async Task<int> NumberAsync(string file)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!File.Exists(file))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30), $"{file} was not written.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }

        return int.Parse(await File.ReadAllTextAsync(file, Cancellation), CultureInfo.InvariantCulture);
    }
}
