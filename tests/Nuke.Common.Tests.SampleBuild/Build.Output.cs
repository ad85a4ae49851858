using Nuke.Common;
using Serilog;

namespace SampleBuild;

public partial class Build
{
    Target TellSecret => _ => _
        .Executes(() =>
        {
            Log.Information("The key is {Key}", ApiKey);
            Console.WriteLine("Console: " + ApiKey);
            Log.Warning("A warning about {Key}", ApiKey);
            Bash($"-c {"echo 'child says " + ApiKey + "'"}");
            Bash($"-c {"echo redacted-value"} {"other-secret":r}");
            throw new InvalidOperationException("It failed with " + ApiKey);
        });

    Target Warn => _ => _
        .Executes(() =>
        {
            Log.Verbose("A verbose line");
            Log.Debug("A debug line");
            Log.Warning("A warning line");
            Log.Error("An error line");
        });

    Target Command => _ => _
        .Executes(() => Bash($"-c {"echo ::notice::from a child"}"));

    Target Report => _ => _
        .Executes(() => ReportSummary(_ =>
        {
            _.Add("Files", "7");
            return _;
        }));

    Target SkippedDynamic => _ => _
        .OnlyWhenDynamic(() => Names.Length > 100)
        .Executes(() => Log.Information("Never"));

    Target SkippedStatic => _ => _
        .OnlyWhenStatic(() => Force)
        .DependsOn(Restore)
        .Executes(() => Log.Information("Forced"));
}
