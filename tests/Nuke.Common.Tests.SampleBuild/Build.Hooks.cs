using Nuke.Common;
using Serilog;

namespace SampleBuild;

[Recorder(Name = "later", Priority = 1)]
[Recorder(Name = "first", Priority = 2)]
[Bare]
public partial class Build
{
    [Parameter("Whose build this is")]
    [Required]
    readonly string Owner = "nobody";

    Target Bare => _ => _
        .Executes(() => Console.WriteLine("result"));

    Target BadCondition => _ => _
        .OnlyWhenDynamic(() => Names[99] == "x")
        .Executes(() => Log.Information("Never"));

    protected override void OnTargetRunning(string target)
    {
        if (EnvironmentInfo.HasVariable("SAMPLE_HOOKS"))
            Log.Information("Hook own: running {Target:l}", target);
    }

    protected override void OnBuildInitialized()
    {
        if (EnvironmentInfo.GetVariable("SAMPLE_HOOKS") == "throw")
            throw new InvalidOperationException("The hook failed");
    }
}
