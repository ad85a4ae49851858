using Nuke.Common;
using Serilog;

namespace SampleBuild;

public partial class Build
{
    Target Broken => _ => _
        .Executes(() => Bash($"-c \"echo out; echo err >&2; exit 3\""));

    Target OwnExitCode => _ => _
        .Executes(() =>
        {
            ExitCode = 42;
            Assert.Fail("This target chooses its exit code");
        });

    Target AfterBroken => _ => _
        .DependsOn(Broken)
        .Executes(() => Log.Information("Never"));

    Target CleanUp => _ => _
        .After(AfterBroken, Wait, WaitStubborn)
        .AssuredAfterFailure()
        .Executes(() => Log.Information("Cleaned up"));

    Target Wobbly => _ => _
        .ProceedAfterFailure()
        .Executes(() => throw new InvalidOperationException("wobbled"));

    Target AfterWobbly => _ => _
        .After(Wobbly)
        .Executes(() => Log.Information("Went on"));

    Target NeedsMuch => _ => _
        .Requires(() => PersonName, () => ApiKey)
        .Requires(() => Missing)
        .Requires(() => Configuration == Configuration.Release)
        .Executes(() => Log.Information("Has all"));

    Target Wait => _ => _
        .Executes(() =>
        {
            Log.Information("Waiting as {Id}", Environment.ProcessId);
            Bash($"-c \"echo child $$; sleep 60 & echo grandchild $!; wait\"");
        });

    Target WaitStubborn => _ => _
        .Executes(() => Bash($"-c \"trap '' INT TERM; echo stubborn $$; while true; do sleep 1; done\""));

    Target TimeOut => _ => _
        .Executes(() => Bash($"-c \"echo child $$; sleep 60 & echo grandchild $!; wait\"", timeout: 1000));
}
